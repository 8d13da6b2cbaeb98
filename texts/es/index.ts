// Written by `npm run texts`.
import account from "./account.json";
import app from "./app.json";
import ballot from "./ballot.json";
import cases from "./cases.json";
import chain from "./chain.json";
import charts from "./charts.json";
import content from "./content.json";
import contribute from "./contribute.json";
import contributions from "./contributions.json";
import curate from "./curate.json";
import curation from "./curation.json";
import datanets from "./datanets.json";
import duties from "./duties.json";
import format from "./format.json";
import glossary from "./glossary.json";
import help from "./help.json";
import integrity from "./integrity.json";
import label from "./label.json";
import rewards from "./rewards.json";
import sandbox from "./sandbox.json";
import server from "./server.json";
import session from "./session.json";
import shell from "./shell.json";
import storage from "./storage.json";
import tx from "./tx.json";
import ui from "./ui.json";
import upkeep from "./upkeep.json";
import usage from "./usage.json";
import wallet from "./wallet.json";
import work from "./work.json";

const catalogue = {
  ...account,
  ...app,
  ...ballot,
  ...cases,
  ...chain,
  ...charts,
  ...content,
  ...contribute,
  ...contributions,
  ...curate,
  ...curation,
  ...datanets,
  ...duties,
  ...format,
  ...glossary,
  ...help,
  ...integrity,
  ...label,
  ...rewards,
  ...sandbox,
  ...server,
  ...session,
  ...shell,
  ...storage,
  ...tx,
  ...ui,
  ...upkeep,
  ...usage,
  ...wallet,
  ...work,
};
export default catalogue;
