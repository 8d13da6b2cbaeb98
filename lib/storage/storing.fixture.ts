import { datanet, packed, stream } from "./fixtures";
import { receiveCar } from "./receive";
import { ContentStore } from "./store";

// Stores the same content over and over until it is killed: `node --import tsx <this> <directory>`.
// Prints a line once it has begun.

const store = new ContentStore(process.argv[2]!);
for (let round = 0; ; round += 1) {
  const storing = receiveCar(store, stream(round % 2 === 0 ? packed.car : datanet.car));
  if (round === 0) console.log("storing");
  await storing;
}
