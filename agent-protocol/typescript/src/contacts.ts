import type { ContactId } from "./messages.js";

const DIGITS = /^[0-9a-f]{32}$/;

/** The id that is written as 32 hexadecimal digits: in details of outcomes, in names of topics, in reports. */
export function contactId(text: string): ContactId {
  if (!DIGITS.test(text)) {
    throw new Error(`a contact id has 32 hexadecimal digits: ${text}`);
  }
  const half = (digits: string) => String(BigInt.asIntN(64, BigInt(`0x${digits}`)));
  return { high: half(text.slice(0, 16)), low: half(text.slice(16)) };
}

/** The same the other way. */
export function contactText({ high, low }: ContactId): string {
  return [high, low].map((half) => BigInt.asUintN(64, BigInt(half ?? 0)).toString(16).padStart(16, "0")).join("");
}
