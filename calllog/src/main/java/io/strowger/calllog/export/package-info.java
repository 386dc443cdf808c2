/**
 * The journal as text: tables in CSV and JSON lines, and facts as they come, a line each. Works on the directory of a
 * journal, whether a server has it open or not, and writes nothing there. Each object is confined to one thread. Hashes
 * of passwords and tokens are left out.
 */
package io.strowger.calllog.export;
