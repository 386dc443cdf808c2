package io.strowger.server.conf;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An object of a configuration file that is read strictly: what was never asked for is unknown. Problems are collected,
 * and the fallback stands for the value, so that one pass finds all of them. Confined to one thread.
 */
public final class Node {
    private final ConfigObject object;
    private final Config config;
    private final String path;
    private final Problems problems;
    private final TreeSet<String> asked = new TreeSet<>();
    /** What is asked for is noted there; null = it is read. */
    private final Shape shape;

    /** An object at a path from the root, which is empty for the root itself. */
    public Node(ConfigObject object, String path, Problems problems) {
        this(object, path, problems, null);
    }

    /** An empty object that notes what a reader asks for: the reader is the declaration. */
    static Node noting(Shape shape) {
        return new Node(ConfigFactory.empty().root(), "", new Problems(), shape);
    }

    private Node(ConfigObject object, String path, Problems problems, Shape shape) {
        this.shape = shape;
        this.object = object;
        this.config = object.toConfig();
        this.path = path;
        this.problems = problems;
    }

    /** Where it stands. */
    public ConfigOrigin origin() {
        return object.origin();
    }

    /** The value, or the fallback when it is not there; a null fallback makes the key required. */
    public <T> T get(String key, ValueType<T> type, T fallback) {
        asked.add(key);
        if (shape != null) {
            shape.value(key, type, fallback);
        }
        ConfigValue value = object.get(key);
        if (value == null) {
            if (fallback == null) {
                problems.add(ProblemKind.MISSING_KEY, origin(), path(key) + " is missing");
            }
            return fallback;
        }
        try {
            return type.read(config, quoted(key));
        } catch (ConfigException | IllegalArgumentException refused) {
            problems.add(ProblemKind.ILL_TYPED, value.origin(), path(key) + " must be " + type.allowed());
            return fallback;
        }
    }

    /** Whether it is asked for its keys only, and no file stands behind it. */
    boolean isNoting() {
        return shape != null;
    }

    /** Whether the key is there. */
    public boolean has(String key) {
        asked.add(key);
        return object.containsKey(key);
    }

    /** The text, or the empty text with a problem noted. */
    String text(String key) {
        String value = get(key, ValueType.text(), null);
        return value == null ? "" : value;
    }

    /** The objects of a list, each read by the function; an absent list is empty. */
    <T> List<T> objects(String key, Function<Node, T> reader) {
        List<T> read = new ArrayList<>();
        if (shape != null) {
            reader.apply(noting(shape.list(key)));
        }
        for (Node node : nodes(key)) {
            read.add(reader.apply(node));
            node.refuseUnknown();
        }
        return read;
    }

    /** The objects of a list, for a reader that ends each with {@link #refuseUnknown}; an absent list is empty. */
    public List<Node> nodes(String key) {
        List<Node> nodes = new ArrayList<>();
        int index = 0;
        for (ConfigValue value : list(key)) {
            String itemPath = path(key) + "[" + index++ + "]";
            if (value instanceof ConfigObject item) {
                nodes.add(new Node(item, itemPath, problems));
            } else {
                problems.add(ProblemKind.ILL_TYPED, value.origin(), itemPath + " must be an object in braces");
            }
        }
        return nodes;
    }

    /** The texts of a list, numbers as they are written; an absent list is empty. */
    List<String> texts(String key) {
        asked.add(key);
        if (shape != null) {
            shape.texts(key);
        }
        ConfigValue value = object.get(key);
        if (value == null) {
            return List.of();
        }
        try {
            return config.getStringList(quoted(key));
        } catch (ConfigException refused) {
            problems.add(ProblemKind.ILL_TYPED, value.origin(), path(key) + " must be a list of texts in brackets");
            return List.of();
        }
    }

    /** The constants of a list, in any case; an absent list is empty. */
    <E extends Enum<E>> List<E> constants(String key, Class<E> type) {
        List<E> constants = new ArrayList<>();
        for (String name : texts(key)) {
            Optional<E> constant = Arrays.stream(type.getEnumConstants())
                    .filter(each -> each.name().equalsIgnoreCase(name.replace('-', '_'))).findFirst();
            constant.ifPresentOrElse(constants::add, () -> problems.add(ProblemKind.ILL_TYPED,
                    object.get(key).origin(), path(key) + " must hold " + Arrays.toString(type.getEnumConstants())
                            + " only, and not " + name));
        }
        return constants;
    }

    /** The texts of an object by their keys, which are free; an absent object is empty. */
    Map<String, String> textMap(String key) {
        asked.add(key);
        if (shape != null) {
            shape.textMap(key);
        }
        ConfigValue value = object.get(key);
        Map<String, String> map = new TreeMap<>();
        if (value instanceof ConfigObject inner) {
            for (String name : new TreeSet<>(inner.keySet())) {
                try {
                    map.put(name, inner.toConfig().getString(quoted(name)));
                } catch (ConfigException refused) {
                    problems.add(ProblemKind.ILL_TYPED, inner.get(name).origin(),
                            path(key) + "." + name + " must be a text");
                }
            }
        } else if (value != null) {
            problems.add(ProblemKind.ILL_TYPED, value.origin(), path(key) + " must be an object in braces");
        }
        return map;
    }

    private List<ConfigValue> list(String key) {
        asked.add(key);
        ConfigValue value = object.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof ConfigList list) {
            return list;
        }
        problems.add(ProblemKind.ILL_TYPED, value.origin(), path(key) + " must be a list in brackets");
        return List.of();
    }

    /** The object under a key, read by the function; null when it is not there. */
    <T> T object(String key, Function<Node, T> reader) {
        if (shape != null) {
            reader.apply(noting(shape.object(key)));
        }
        Node node = node(key);
        if (node == null) {
            return null;
        }
        T read = reader.apply(node);
        node.refuseUnknown();
        return read;
    }

    /** The object under a key, for a reader that ends it with {@link #refuseUnknown}; null when it is not there. */
    public Node node(String key) {
        asked.add(key);
        ConfigValue value = object.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ConfigObject inner) {
            return new Node(inner, path(key), problems);
        }
        problems.add(ProblemKind.ILL_TYPED, value.origin(), path(key) + " must be an object in braces");
        return null;
    }

    /** All its keys, in order. */
    List<String> keys() {
        if (shape != null) {
            shape.open();
        }
        return List.copyOf(new TreeSet<>(object.keySet()));
    }

    /** To be called when everything has been asked for. */
    public void refuseUnknown() {
        for (String key : new TreeSet<>(object.keySet())) {
            if (!asked.contains(key)) {
                problems.add(ProblemKind.UNKNOWN_KEY, object.get(key).origin(),
                        path(key) + " is unknown" + Names.proposal(key, asked));
            }
        }
    }

    /** Where the value of a key, or the object itself, stands. */
    String where(String key) {
        ConfigValue value = object.get(key);
        return Problems.where(value == null ? origin() : value.origin());
    }

    private String path(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String quoted(String key) {
        return ConfigUtil.quoteString(key);
    }
}
