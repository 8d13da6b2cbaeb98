/**
 * The people of the local chain: accounts of anvil's well-known mnemonic, by index. Index 0 deploys the
 * contracts and is nobody's; 1 to 7 are offered to the person at the browser; neighbours, the scripted
 * accounts that keep a local world busy, use NEIGHBOUR_FIRST to NEIGHBOUR_LAST. Nothing here exists on
 * a public chain.
 */
export type Persona = { index: number; name: string; role: string; hint: string };

export const PERSONAS: readonly Persona[] = [
  { index: 1, name: "Ada", role: "steward", hint: "Runs a datanet and sets its policy." },
  { index: 2, name: "Ben", role: "contributor", hint: "Brings e-mails and digits." },
  { index: 3, name: "Chloe", role: "curator", hint: "Holds a seat and judges rounds." },
  { index: 4, name: "Dev", role: "juror", hint: "Judges the gold items, blind." },
  { index: 5, name: "Eve", role: "consumer", hint: "Pays to use data." },
  { index: 7, name: "Gia", role: "juror", hint: "Judges beside Dev." },
  { index: 6, name: "Finn", role: "newcomer", hint: "Has coins and has done nothing yet." },
];

export const NEIGHBOUR_FIRST = 10;
export const NEIGHBOUR_LAST = 59;

/** "Ada, steward": how a persona is called wherever it is shown. */
export const personaLabel = ({ name, role }: Persona): string => `${name}, ${role}`;
