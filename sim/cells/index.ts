import type { Cell } from "../cell";
import { carelessCells } from "./careless";
import { cartelCells } from "./cartels";
import { caseCells } from "./cases";
import { honestCells } from "./honest";
import { junkCells } from "./junk";
import { moneyCells } from "./money";
import { naiveCells } from "./naive";
import { poolCells } from "./pool";
import { removedCells } from "./removed";
import { withholdingCells } from "./withholding";

/** Every cell, in the order of the report. */
export const CELLS: readonly Cell[] = [
  ...honestCells,
  ...carelessCells,
  ...cartelCells,
  ...withholdingCells,
  ...poolCells,
  ...junkCells,
  ...moneyCells,
  ...caseCells,
  ...removedCells,
  ...naiveCells,
];
