// Written by `npm run texts`.
import account from "./account.json";
import app from "./app.json";
import charts from "./charts.json";
import datanets from "./datanets.json";
import glossary from "./glossary.json";
import help from "./help.json";
import shell from "./shell.json";
import ui from "./ui.json";

export default {
  ...account,
  ...app,
  ...charts,
  ...datanets,
  ...glossary,
  ...help,
  ...shell,
  ...ui,
};
