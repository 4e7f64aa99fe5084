// Measures pages of the site at SITE_URL as a phone sees them. Prints the median of three runs of each page,
// what kept it from full marks, and fails where a page stays below the floor.

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const RUNS = 3;
const FLOOR = { performance: 98, accessibility: 100, "best-practices": 100, seo: 100 };
const CATEGORIES = Object.keys(FLOOR);
// What is measured, by the path of its page. The year and the news post are those that the site map names first.
const PAGES = {
  Home: /^\/$/,
  "OIT index": /^\/oit\/\d+\/$/,
  O1: /^\/oit\/\d+\/o1\/$/,
  O11: /^\/oit\/\d+\/o11\/$/,
  O18: /^\/oit\/\d+\/o18\/$/,
  "News post": /^\/news\/[^/]+\/$/,
};
const COMPLAINT = "/complaint/"; // in no site map, so that no search engine shows who looked at it

const site = process.env.SITE_URL;
const only = process.argv.slice(2);

const median = (numbers) => numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)];

async function pages() {
  const answer = await fetch(new URL("/sitemap.xml", site));
  const listed = [...(await answer.text()).matchAll(/<loc>([^<]+)/g)].map(([, url]) => new URL(url).pathname);
  const found = Object.entries(PAGES).map(([name, path]) => [name, listed.find((each) => path.test(each))]);
  found.push(["Complaint start", COMPLAINT]);
  for (const [name, path] of found) if (!path) throw new Error(`The site map of ${site} lists no page for ${name}.`);
  return found.filter(([name]) => !only.length || only.includes(name));
}

async function measured(chrome, path) {
  const runs = [];
  for (let run = 0; run < RUNS; run++) {
    const { lhr } = await lighthouse(new URL(path, site).href, {
      port: chrome.port,
      onlyCategories: CATEGORIES,
      logLevel: "error",
    });
    if (lhr.runtimeError) throw new Error(`${path}: ${lhr.runtimeError.message}`);
    runs.push(lhr);
  }
  return runs;
}

/** What took marks away: the titles of audits that count and are not passed. */
function faults(lhr) {
  return CATEGORIES.flatMap((category) =>
    lhr.categories[category].auditRefs
      .filter(({ id, weight }) => weight && lhr.audits[id].score !== null && lhr.audits[id].score < 0.9)
      .map(({ id }) => `${lhr.audits[id].title}${lhr.audits[id].displayValue ? ` (${lhr.audits[id].displayValue})` : ""}`),
  );
}

const chrome = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage"],
});
let below = 0;
try {
  console.log(`${"".padEnd(17)}${CATEGORIES.map((category) => category.padStart(16)).join("")}`);
  for (const [name, path] of await pages()) {
    const runs = await measured(chrome, path);
    const scores = CATEGORIES.map((category) =>
      Math.round(100 * median(runs.map((lhr) => lhr.categories[category].score))),
    );
    const enough = scores.every((score, at) => score >= FLOOR[CATEGORIES[at]]);
    below += !enough;
    console.log(`${name.padEnd(17)}${scores.map((score) => String(score).padStart(16)).join("")}  ${path}`);
    if (!enough) for (const fault of new Set(runs.flatMap(faults))) console.log(`    ${fault}`);
  }
} finally {
  chrome.kill();
}
if (below) {
  console.error(`${below} pages are below ${Object.values(FLOOR).join("/")}.`);
  process.exitCode = 1;
}
