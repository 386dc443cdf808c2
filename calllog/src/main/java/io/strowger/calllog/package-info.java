/** The journal, and folds over its facts. */
package io.strowger.calllog;
