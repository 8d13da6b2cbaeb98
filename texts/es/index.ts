// Written by `npm run texts`.
import account from "./account.json";
import app from "./app.json";
import chain from "./chain.json";
import charts from "./charts.json";
import contributions from "./contributions.json";
import curate from "./curate.json";
import datanets from "./datanets.json";
import format from "./format.json";
import glossary from "./glossary.json";
import help from "./help.json";
import rewards from "./rewards.json";
import shell from "./shell.json";
import tx from "./tx.json";
import ui from "./ui.json";
import usage from "./usage.json";

export default {
  ...account,
  ...app,
  ...chain,
  ...charts,
  ...contributions,
  ...curate,
  ...datanets,
  ...format,
  ...glossary,
  ...help,
  ...rewards,
  ...shell,
  ...tx,
  ...ui,
  ...usage,
};
