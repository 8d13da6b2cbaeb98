import { msg, phrase, type Text } from "@/lib/texts/text";

/**
 * The people of the local chain: accounts of anvil's well-known mnemonic, by index. Index 0 deploys the
 * contracts and is nobody's; 1 to 7 are offered to the person at the browser; neighbours, the scripted
 * accounts that keep a local world busy, use NEIGHBOUR_FIRST to NEIGHBOUR_LAST. Nothing here exists on
 * a public chain.
 */
export type Persona = { index: number; name: string; role: Text; hint: Text };

export const PERSONAS: readonly Persona[] = [
  { index: 1, name: "Ada", role: msg("steward"), hint: msg("Runs a datanet and sets its policy.") },
  { index: 2, name: "Ben", role: msg("contributor"), hint: msg("Brings e-mails and digits.") },
  { index: 3, name: "Chloe", role: msg("curator"), hint: msg("Comes to take a seat and judge.") },
  { index: 4, name: "Dev", role: msg("juror"), hint: msg("Comes to judge gold items, blind.") },
  { index: 5, name: "Eve", role: msg("consumer"), hint: msg("Pays to use data.") },
  { index: 7, name: "Gia", role: msg("juror"), hint: msg("Comes to judge beside Dev.") },
  {
    index: 6,
    name: "Finn",
    role: msg("newcomer"),
    hint: msg("Has coins and has done nothing yet."),
  },
];

export const NEIGHBOUR_FIRST = 10;
export const NEIGHBOUR_LAST = 59;

/** "Ada, steward": how a persona is called wherever it is shown. */
export const personaLabel = ({ name, role }: Persona): Text =>
  msg("{name}, {role}", { name, role: phrase(role) });
