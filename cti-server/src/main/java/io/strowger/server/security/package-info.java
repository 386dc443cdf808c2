/**
 * Passwords: their hashes, the bounded pool that checks them, and who is locked out. No password leaves this package.
 */
package io.strowger.server.security;
