import type { Cell } from "../cell";
import { honestCells } from "./honest";

/** Every cell, in the order of the report. */
export const CELLS: readonly Cell[] = [...honestCells];
