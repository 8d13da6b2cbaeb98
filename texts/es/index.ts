// Written by `npm run texts`.
import app from "./app.json";
import datanets from "./datanets.json";
import shell from "./shell.json";

export default { ...app, ...datanets, ...shell };
