// Writes projects: one in which every text is hostile, some with wide logos and names from right to left, and one of
// 1,000 rows and 40 roles.
// Usage: node projects.mjs FOLDER
import fs from "node:fs";
import path from "node:path";
import zlib from "node:zlib";

const folder = process.argv[2];

// A text of JSON is one of TOML, once the characters that only TOML forbids are escaped.
const quoted = (text) =>
  JSON.stringify(text).replace(/[\u007f-\u009f\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);

const TEXTS = [
  "<i>x</i>",
  '"><i>',
  "' id='x' x='",
  "</style><i>x</i>",
  "--><i>x</i><!--",
  "</title></option></select><i>",
  "x:y",
  "x\ty:z",
  "ftp://a.example",
  "//a.example/x",
  "https://a.example/?a=1&b=2",
  "esc \u001b[31m bell \u0007 vt \u000b ff \u000c del \u007f csi \u009b",
  "no character \ufffe \uffff",
  "a\nnew line",
  "&lt;b&gt; &amp; {shown} {all} $& $1",
  "a very long name without any end in sight ".repeat(6).trim(),
  "Unbroken" + "x".repeat(80),
  "שלום עולם \u202eabc",
  "  spaces  around  ",
];

const write = (project, files) => {
  fs.mkdirSync(path.join(folder, project), { recursive: true });
  for (const [name, text] of Object.entries(files)) fs.writeFileSync(path.join(folder, project, name), text);
};

const range = (number) => [...Array(number).keys()];
const text = (at) => quoted(TEXTS[at % TEXTS.length]);
const ids = TEXTS.map((_, at) => `n${at}`);
const hostile = {
  "raci.toml": `[project]\nname = ${text(0)}\nmodel = "own"\n` +
    `[style]\nfooter = ${text(1)}\ntitle = ${quoted(TEXTS.join(" "))}\n` +
    `[model.own]\nname = ${text(2)}\n` +
    ["owner = true\ncount = \"1\"", "kind = \"does\"\ncount = \"0..\"", "kind = \"consulted\"\ncount = \"0..\"", "count = \"0..\""]
      .map((rest, at) => `[model.own.letter.${"AXYZ"[at]}]\nword = ${text(at)}\nmeaning = ${text(at + 4)}\n${rest}\n`).join("") +
    ids.map((id, at) => `[phase.${id}]\nname = ${text(at)}\n[party.party-${id}]\nname = ${text(at + 1)}\nfallback = "n0"\n`).join(""),
  "roles.toml": ids.map((id, at) =>
    `[role.${id}]\nname = ${text(at)}\nshort = ${text(at + 2)}\ndescription = ${text(at + 3)}\nparty = "party-${id}"\n` +
    (at % 3 ? `filled-by = ["person-${id}"]\nreports-to = "n0"\n` : `members = ["n1", "n2"]\n`)).join(""),
  "people.toml": ids.map((id, at) => `[person.person-${id}]\nname = ${text(at + 5)}\nparty = "party-${id}"\n`).join(""),
  "assignments.toml": ids.map((id, at) =>
    `[responsibility.${id}]\nname = ${text(at)}\ndescription = ${text(at)}\ndeliverable = ${text(at)}\nphase = "${id}"\n` +
    `A = "n${at % 5}"\nX = ["n${(at + 1) % ids.length}"]\nY = ["n${(at + 7) % ids.length}"]\nZ = ["n${at % 5}"]\n`).join(""),
};
write("hostile", hostile);

// A blue picture, in PNG.
const png = (width, height) => {
  const number = (value) => { const bytes = Buffer.alloc(4); bytes.writeUInt32BE(value); return bytes; };
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    return Buffer.concat([number(data.length), body, number(zlib.crc32(body))]);
  };
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([31, 56, 100]))]);
  const pixels = Buffer.alloc(line.length * height, line);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", Buffer.concat([number(width), number(height), Buffer.from([8, 2, 0, 0, 0])])),
    chunk("IDAT", zlib.deflateSync(pixels)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};
const ARABIC = "\u062a\u0633\u0644\u064a\u0645 (UAT) v2.0!";
const HEBREW = "\u05d1\u05d3\u05d9\u05e7\u05d4 1.";
const named = (title, logo) => ({
  "raci.toml": `[project]\nname = ${quoted(title)}\n[style]\nlogo = "logo.png"\nfooter = ${quoted(ARABIC)}\n` +
    `[phase.a]\nname = ${quoted(ARABIC)}\n[phase.b]\nname = "Testing  \\n and release"\n` +
    `[party.a]\nname = ${quoted(HEBREW)}\n[party.b]\nname = "Vendor \\n\\t Ltd "\n`,
  "roles.toml": range(10).map((at) => `[role.r${at}]\nname = ${quoted([ARABIC, "Test lead \n of all", HEBREW][at % 3])}\n` +
    `description = ${quoted(`${HEBREW}  \n  and more`)}\nparty = "${"ab"[at % 2]}"\nfilled-by = ["p${at % 3}", "p3"]\n`).join(""),
  "people.toml": [ARABIC, HEBREW, "Ann \n Lee", "Bo"].map((name, at) => `[person.p${at}]\nname = ${quoted(name)}\n`).join(""),
  "assignments.toml": range(8).map((at) => `[responsibility.d${at}]\nname = ${quoted([ARABIC, "Accept  \n the release", HEBREW][at % 3])}\n` +
    `phase = "${"ab"[at % 2]}"\nA = "r${at % 10}"\nR = ["r${(at + 1) % 10}", "r${(at + 3) % 10}"]\n`).join(""),
  "logo.png": png(...logo),
});

const [ROWS, ROLES, PHASES, PARTIES] = [1000, 40, 10, 4];
write("banner", named("Acceptance and handover of the new orders platform", [1200, 200]));
write("ribbon", named(ARABIC, [4000, 150]));
write("thread", named("Acceptance", [10000, 1]));
write("large", {
  "raci.toml": "[project]\nname = \"A large programme\"\n" +
    range(PHASES).map((at) => `[phase.p${at}]\nname = "Phase ${at + 1}"\n`).join("") +
    range(PARTIES).map((at) => `[party.c${at}]\nname = "Company ${at + 1}"\n`).join(""),
  "roles.toml": range(ROLES).map((at) =>
    `[role.r${at}]\nname = "Manager of area ${at + 1}"\nparty = "c${at % PARTIES}"\nfilled-by = ["h${at}"]\n`).join(""),
  "people.toml": range(ROLES).map((at) => `[person.h${at}]\nname = "Person ${at + 1}"\nparty = "c${at % PARTIES}"\n`).join(""),
  "assignments.toml": range(ROWS).map((at) => {
    const role = (step) => `"r${(at * 7 + step * 11) % ROLES}"`;
    const list = (from, number) => range(number).map((step) => role(from + step)).join(", ");
    return `[responsibility.d${at}]\nname = "Deliver work package ${at + 1} of the programme in good time"\n` +
      `phase = "p${Math.floor(at / (ROWS / PHASES))}"\nA = ${role(0)}\nR = [${list(1, 3)}]\nC = [${list(4, 4)}]\nI = [${list(8, 6)}]\n`;
  }).join(""),
});
