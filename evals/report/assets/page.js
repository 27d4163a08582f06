"use strict";
// The page of a run. Everything is in the JSON of #data; nothing is loaded.
(() => {
const D = JSON.parse(document.getElementById("data").textContent);
const $ = id => document.getElementById(id);
const ALL = "";
const PALETTE = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#8a6fd1", "#7f7f7f"];
const UNITS = [
  ["flops", "FLOPs per question"], ["tokens", "tokens per question (prompt + generated)"],
  ["generated_tokens", "generated tokens per question"], ["seconds", "seconds per question"], ["usd", "US dollars per question"],
];
const PAGE = 60;

// el makes an element: el("p.hint", {title: "…"}, child, "text").
function el(tag, attributes, ...children) {
  const [name, ...classes] = tag.split(".");
  const e = document.createElement(name);
  if (classes.length) e.className = classes.join(" ");
  for (const [k, v] of Object.entries(attributes || {})) {
    if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else if (k === "style") Object.assign(e.style, v);
    else if (v !== undefined && v !== false) e.setAttribute(k, v === true ? "" : v);
  }
  e.append(...children.flat().filter(c => c !== undefined && c !== null && c !== false));
  return e;
}
const percent = x => (100 * x).toFixed(1) + " %";
const points = x => (x > 0 ? "+" : x < 0 ? "−" : "±") + Math.abs(100 * x).toFixed(1);
function amount(x) {
  if (x === null) return "unknown";
  if (!x) return "0";
  const suffixes = ["", "k", "M", "G", "T", "P", "E"];
  let i = 0;
  while (Math.abs(x) >= 999.5 && i < suffixes.length - 1) { x /= 1000; i++; }
  return (i || x < 100 || x % 1 ? +x.toPrecision(3) : Math.round(x)) + suffixes[i];
}
const times = x => (x < .1 ? +x.toPrecision(2) : x < 10 ? x.toFixed(2) : x.toFixed(1)) + " times";
const family = name => name.split(/[@:]/)[0];
const families = [...new Set(D.strategies.map(family))];
const colour = name => PALETTE[families.indexOf(family(name)) % PALETTE.length];
const swatch = name => el("span.swatch", {style: {background: colour(name)}, "aria-hidden": "true"});

const state = {set: ALL, unit: "flops", a: "", b: "", outcome: "all", search: "", shown: PAGE, entry: null};
D.rows.forEach(r => { r.tokens = r.prompt_tokens + r.generated_tokens; });
const rowsOf = set => D.rows.filter(r => r.set === set);

// ---- heading -------------------------------------------------------------
function heading() {
  const n = rowsOf(state.sets[0])[0];
  $("summary").textContent = [
    `${D.strategies.length} ${D.strategies.length === 1 ? "strategy" : "strategies"}`,
    `${D.sets.length} ${D.sets.length === 1 ? "set" : "sets"} of questions`,
    n ? `${n.n.toLocaleString("en")} questions` : "no results yet",
    n && n.seeds > 1 ? `${n.seeds} seeds each` : "",
  ].filter(Boolean).join(" · ");
  $("settings").querySelector("dl").append(...D.params.flatMap(([k, v]) => [el("dt", {}, k), el("dd", {}, v || "not set")]));
}

// ---- accuracy against cost -------------------------------------------------
let chart;
function drawChart() {
  const box = $("chart"), rows = rowsOf(state.set).filter(r => r[state.unit] > 0);
  box.textContent = "";
  chart = null;
  if (!rows.length) {
    box.append(el("p.empty", {}, "No strategy has a known cost in this unit. Choose another one."));
    box.removeAttribute("aria-label");
    return;
  }
  box.setAttribute("aria-label", "Accuracy against cost. " + rows.map(r => `${r.strategy}: ${percent(r.accuracy)} for ${amount(r[state.unit])}`).join("; "));
  const xs = [...new Set(rows.map(r => r[state.unit]))].sort((p, q) => p - q);
  const present = families.filter(f => rows.some(r => family(r.strategy) === f));
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--ink"), soft = style.getPropertyValue("--soft"), line = style.getPropertyValue("--line");
  const lows = rows.map(r => r.ci_low), highs = rows.map(r => r.ci_high);
  const bottom = Math.max(0, Math.floor(Math.min(...lows) * 10 - .2) / 10), top = Math.min(1.02, Math.ceil(Math.max(...highs) * 10 + .2) / 10 + .02);
  const spread = xs[xs.length - 1] / xs[0], pad = Math.max(1.25, Math.pow(spread, .09));
  const axis = {stroke: soft, grid: {stroke: line, width: 1}, ticks: {stroke: line, width: 1}, font: "13px system-ui, sans-serif", labelFont: "13px system-ui, sans-serif"};
  chart = new uPlot({
    width: box.clientWidth, height: Math.min(420, Math.max(320, box.clientWidth * .5)),
    legend: {show: false}, cursor: {show: false}, padding: [12, 16, 0, 0],
    scales: {x: {time: false, distr: 3, range: [xs[0] / pad, xs[xs.length - 1] * pad]}, y: {range: [bottom, top]}},
    axes: [
      {...axis, label: UNITS.find(u => u[0] === state.unit)[1] + " (logarithmic)",
        splits: (u, i, min, max) => logTicks(min, max, u.width < 600), filter: (u, splits) => splits, values: (u, v) => v.map(x => amount(x)), space: 40},
      {...axis, label: "answers that are right", size: 62, values: (u, v) => v.map(y => y > 1 ? "" : Math.round(100 * y) + " %")},
    ],
    series: [{}, ...present.map(f => ({
      label: f, stroke: PALETTE[families.indexOf(f) % PALETTE.length], width: 2, spanGaps: true,
      points: {show: true, size: 10, fill: PALETTE[families.indexOf(f) % PALETTE.length]},
    }))],
    hooks: {draw: [u => annotate(u, rows, ink, style.getPropertyValue("--paper"))]},
  }, [xs, ...present.map(f => xs.map(x => {
    const r = rows.find(r => family(r.strategy) === f && r[state.unit] === x);
    return r ? r.accuracy : null;
  }))], box);
}

// logTicks are 1, 2 and 5 times the powers of ten of a range, fewer on long ones
// and on narrow screens.
function logTicks(min, max, narrow) {
  const out = [], decades = Math.log10(max / min), steps = decades > 4 ? [1] : decades > 2 ? [1, 3] : decades > (narrow ? .25 : .7) ? [1, 2, 5] : [1, 1.5, 2, 3, 4, 5, 6, 7, 8];
  for (let p = Math.floor(Math.log10(min)); p <= Math.log10(max); p++)
    for (const s of steps) { const x = s * 10 ** p; if (x >= min && x <= max) out.push(x); }
  return out;
}

// annotate draws the intervals and the names, each where it covers least.
function annotate(u, rows, ink, paper) {
  const c = u.ctx, px = devicePixelRatio || 1, taken = [];
  c.save();
  c.lineWidth = 1.5 * px;
  c.font = `600 ${13 * px}px system-ui, sans-serif`;
  c.textBaseline = "middle";
  c.textAlign = "left";
  const placed = rows.map(r => ({r, x: u.valToPos(r[state.unit], "x", true), y: u.valToPos(r.accuracy, "y", true)}));
  for (const {r, x, y} of placed) {
    const low = u.valToPos(r.ci_low, "y", true), high = u.valToPos(r.ci_high, "y", true), cap = 5 * px;
    c.strokeStyle = colour(r.strategy);
    c.beginPath();
    for (const [x0, y0, x1, y1] of [[x, low, x, high], [x - cap, low, x + cap, low], [x - cap, high, x + cap, high]]) { c.moveTo(x0, y0); c.lineTo(x1, y1); }
    c.stroke();
    taken.push([x - 7 * px, y - 7 * px, x + 7 * px, y + 7 * px], [x - 2, Math.min(low, high), x + 2, Math.max(low, high)]);
  }
  c.fillStyle = ink;
  c.strokeStyle = paper;
  c.lineWidth = 4 * px;
  c.lineJoin = "round";
  for (const {r, x, y} of placed) {
    const w = c.measureText(r.strategy).width, h = 16 * px, g = 11 * px;
    const inside = Math.max(u.bbox.left, Math.min(x - w / 2, u.bbox.left + u.bbox.width - w));
    const spots = [[x + g, y], [x - g - w, y], [x + g, y - h], [x + g, y + h], [x - g - w, y - h], [x - g - w, y + h], [inside, y - h], [inside, y + h]]
      .map(([sx, sy], i) => [sx, sy, cost([sx, sy - h / 2, sx + w, sy + h / 2]) + i * .01]);
    const [sx, sy] = spots.reduce((p, q) => q[2] < p[2] ? q : p);
    taken.push([sx, sy - h / 2, sx + w, sy + h / 2]);
    c.strokeText(r.strategy, sx, sy); // a rim, so that lines behind do not cross letters
    c.fillText(r.strategy, sx, sy);
  }
  c.restore();
  function cost(b) {
    let sum = b[0] < u.bbox.left || b[3] > u.bbox.top + u.bbox.height + 10 * px || b[2] > u.bbox.left + u.bbox.width || b[1] < u.bbox.top - 4 ? 100 : 0;
    for (const t of taken) if (b[0] < t[2] && t[0] < b[2] && b[1] < t[3] && t[1] < b[3]) sum++;
    return sum;
  }
}

function drawRows() {
  const rows = rowsOf(state.set), has = key => rows.some(r => r[key] === null || r[key] > 0), flips = rows.some(r => r.strategy !== D.baseline);
  const columns = [
    ["strategy", r => [swatch(r.strategy), r.strategy], true],
    ["right", r => [bar(r), percent(r.accuracy)], true],
    ["95 % interval", r => `${percent(r.ci_low)} – ${percent(r.ci_high)}`, true],
    ["seed by seed", r => `${percent(Math.min(...r.accuracy_by_seed))} – ${percent(Math.max(...r.accuracy_by_seed))}`, rows.some(r => r.seeds > 1)],
    ["FLOPs", r => amount(r.flops), has("flops")],
    ["generated tokens", r => amount(r.generated_tokens), true],
    ["prompt tokens", r => amount(r.prompt_tokens), true],
    ["critics’ tokens", r => amount(r.critic_tokens), has("critic_tokens")],
    ["USD", r => amount(r.usd), has("usd")],
    ["seconds", r => amount(r.seconds), has("seconds")],
    [`wrong→ right*`, r => r.strategy === D.baseline ? "–" : r.wrong_to_right, flips],
    [`right→ wrong*`, r => r.strategy === D.baseline ? "–" : r.right_to_wrong, flips],
    ["verified", r => r.verified, has("verified")],
    ["of these right", r => r.verified_right, has("verified")],
    ["declined", r => r.declined, has("declined")],
    ["failed", r => r.failed, has("failed")],
    ["questions", r => r.n.toLocaleString("en"), true],
    ["answers", r => r.answers.toLocaleString("en"), rows.some(r => r.answers !== r.n)],
  ].filter(c => c[2]);
  $("legend").textContent = "Costs are means per answer." + (flips ? ` * Answers that flipped against ${D.baseline}.` : "");
  $("rows").replaceChildren(
    el("thead", {}, el("tr", {}, columns.map(c => el("th", {scope: "col"}, c[0])))),
    el("tbody", {}, rows.map(r => el("tr", {}, columns.map(c => el("td", {}, c[1](r)))))));
}
function bar(r) {
  return el("span.bar", {"aria-hidden": "true"},
    el("i", {style: {width: 100 * r.accuracy + "%", background: colour(r.strategy)}}),
    el("b", {style: {left: 100 * r.ci_low + "%", width: 100 * (r.ci_high - r.ci_low) + "%"}}));
}

// ---- two strategies ----------------------------------------------------------
// pairOf finds the comparison, turned round where it was stored the other way.
function pairOf(a, b) {
  for (const p of D.pairs) {
    if (p.set !== state.set) continue;
    if (p.a === a && p.b === b) return p;
    if (p.a === b && p.b === a) return {
      ...p, a, b, only_a: p.only_b, only_b: p.only_a, diff: -p.diff, ci_low: -p.ci_high, ci_high: -p.ci_low,
      flops_ratio: p.flops_ratio ? 1 / p.flops_ratio : null, tokens_ratio: p.tokens_ratio ? 1 / p.tokens_ratio : null,
      non_inferior: -p.ci_high > -p.margin,
    };
  }
}
function drawPair() {
  const p = pairOf(state.a, state.b);
  if (!p) {
    $("pair").replaceChildren(el("p.empty", {}, state.a === state.b ? "Choose two different strategies." : "These two have no question in common."));
    return;
  }
  const cell = (n, text, kind) => el("td" + (kind ? "." + kind : ""), {}, String(n), el("small", {}, text));
  const verdict = p.ci_low > 0 ? `${p.a} is right more often.`
    : p.ci_high < 0 ? `${p.b} is right more often.`
    : p.non_inferior ? `${p.a} is at most ${100 * p.margin} points worse than ${p.b}.`
    : `Not enough questions to tell them apart, or to call them equal within ${100 * p.margin} points.`;
  $("pair").replaceChildren(
    el("table.flips", {},
      el("caption.hint", {}, "Answers to the same questions"),
      el("thead", {}, el("tr", {}, el("td", {}), el("th", {scope: "col"}, `${p.b} right`), el("th", {scope: "col"}, `${p.b} wrong`))),
      el("tbody", {},
        el("tr", {}, el("th", {scope: "row"}, `${p.a} right`), cell(p.both, "both right"), cell(p.only_a, `only ${p.a}`, "good")),
        el("tr", {}, el("th", {scope: "row"}, `${p.a} wrong`), cell(p.only_b, `only ${p.b}`, "bad"), cell(p.neither, "both wrong")))),
    el("ul.facts", {},
      el("li.verdict", {}, verdict),
      el("li", {}, `Difference ${points(p.diff)} points, 95 % interval ${points(p.ci_low)} to ${points(p.ci_high)}, paired by question.`),
      el("li", {}, `Exact McNemar test: p ${p.mcnemar_p < 1e-12 ? "< 1e-12" : "= " + (p.mcnemar_p < .001 ? p.mcnemar_p.toExponential(1) : p.mcnemar_p.toFixed(3))}.`),
      p.flops_ratio && el("li", {}, `${p.a} spends ${times(p.flops_ratio)} the FLOPs of ${p.b}.`),
      p.tokens_ratio && el("li", {}, `${p.a} spends ${times(p.tokens_ratio)} the tokens of ${p.b}.`),
      el("li", {}, `${p.questions.toLocaleString("en")} questions, ${p.n.toLocaleString("en")} answers of each.`)));
}

// ---- questions -----------------------------------------------------------------
const entries = D.questions.flatMap(q => {
  const replicates = Math.max(...Object.values(q.r).map(list => list.length));
  return Array.from({length: replicates}, (_, k) => ({q, k}));
});
const answerOf = (e, strategy) => (e.q.r[strategy] || [])[e.k];
const OUTCOMES = {
  all: ["all", () => true],
  only_a: ["only A right", (a, b) => a && b && a.ok && !b.ok],
  only_b: ["only B right", (a, b) => a && b && !a.ok && b.ok],
  both: ["both right", (a, b) => a && b && a.ok && b.ok],
  neither: ["both wrong", (a, b) => a && b && !a.ok && !b.ok],
  wrong_a: ["A wrong", a => a && !a.ok],
  sure: ["A verified, yet wrong", a => a && a.verified && !a.ok],
  repaired: ["A repaired something", a => a && a.attempts > a.chunks],
  failed: ["A or B failed with an error", (a, b) => a && a.error && !a.declined || b && b.error && !b.declined],
  declined: ["A or B declined", (a, b) => a && a.declined || b && b.declined],
};
function chosen() {
  const words = state.search.toLowerCase().split(/\s+/).filter(Boolean), [, test] = OUTCOMES[state.outcome];
  return entries.filter(e => (state.set === ALL || e.q.set === state.set) &&
    test(answerOf(e, state.a), answerOf(e, state.b)) &&
    words.every(w => (e.q.id + " " + e.q.task + " " + e.q.q).toLowerCase().includes(w)));
}
const mark = r => !r ? el("span", {}, "not asked") : r.ok ? el("span.ok", {}, "✓ right") : el("span.no", {}, r.declined ? "✗ declined" : r.error ? "✗ failed" : "✗ wrong");
function drawList() {
  const list = chosen(), there = entries.filter(e => state.set === ALL || e.q.set === state.set).length;
  $("found").textContent = `${list.length.toLocaleString("en")} of ${there.toLocaleString("en")} answers on this page` +
    (D.omitted ? ` (the tables above count ${D.omitted.toLocaleString("en")} more questions than fit here)` : "");
  $("list").replaceChildren(...list.slice(0, state.shown).map(e => {
    const names = state.a === state.b ? [state.a] : [state.a, state.b];
    const b = el("button", {type: "button", onclick: event => choose(e, event.detail === 0)},
      el("span.q", {}, e.q.q),
      el("span.meta", {}, e.q.id + (e.k ? `, seed ${e.k + 1}` : ""), ...names.map(s => el("span", {}, s + " ", mark(answerOf(e, s))))));
    b.entry = e;
    return el("li", {}, b);
  }));
  $("more").hidden = list.length <= state.shown;
  if (!list.includes(state.entry)) state.entry = list[0] || null;
  drawDetail();
}
// choose shows a question; by key the focus goes there, too.
const narrow = matchMedia("(max-width: 52rem)");
function choose(e, byKey) {
  state.entry = e;
  drawDetail();
  if (byKey) $("detail").focus();
  if (narrow.matches) $("detail").scrollIntoView({block: "start"});
}
function backToList() {
  const current = $("list").querySelector("[aria-current=true]");
  if (!current) return;
  current.focus();
  current.scrollIntoView({block: "center"});
}
// The list is one stop of the Tab key: its current question.
function drawDetail() {
  for (const b of $("list").querySelectorAll("button")) {
    b.setAttribute("aria-current", String(b.entry === state.entry));
    b.tabIndex = b.entry === state.entry ? 0 : -1;
  }
  const e = state.entry;
  if (!e) { $("detail").replaceChildren(el("p.empty", {}, "No question matches.")); return; }
  const sides = state.a === state.b ? [state.a] : [state.a, state.b];
  $("detail").replaceChildren(
    el("button.back", {type: "button", onclick: backToList}, "← Back to the list"),
    el("h3", {}, e.q.id + (e.k ? `, seed ${e.k + 1}` : "")),
    el("p.hint", {}, [e.q.set, e.q.task].filter((t, i, l) => t && l.indexOf(t) === i).join(" · ")),
    el("p.question", {}, e.q.q),
    el("p", {}, "Right answer: ", el("strong", {}, e.q.gold)),
    el("div.sides", {}, sides.map((s, i) => side(s, answerOf(e, s), sides.length > 1 ? "AB"[i] + " · " : ""))));
}
function side(name, r, prefix) {
  if (!r) return el("div.side", {}, el("h3", {}, prefix, swatch(name), name), el("p", {}, "Not asked."));
  const stops = {complete: "", out_of_budget: "stopped by the budget", too_long: "stopped: too long", cancelled: "cancelled", failed: "failed"};
  return el("div.side", {},
    el("h3", {}, prefix, swatch(name), name),
    el("p", {}, mark(r), " ", r.final ? el("strong", {}, r.final) : "no answer stated"),
    el("p.hint", {}, [r.verified ? "verified" : "not verified", `confidence ${(100 * r.confidence).toFixed(0)} %`, stops[r.stop],
      `${r.tokens.toLocaleString("en")} tokens`, r.critic_tokens ? `critics’ ${r.critic_tokens}` : "", r.flops ? `${amount(r.flops)} FLOPs` : "", `${amount(r.seconds)} s`].filter(Boolean).join(" · ")),
    r.error && el("p.no", {}, r.error),
    r.events && r.events.length ? trace(r) : r.text && el("pre", {}, r.text),
    r.cut && el("p.hint", {}, "The rest of this trace was too long to keep."),
    r.left_out && el("p.hint", {}, "This trace was left out to keep the page small."));
}

// trace tells what happened in order: a draft with what the critics said of it,
// then what was done about it.
function trace(r) {
  const items = [];
  let last = null, pass = 0, previous = 0;
  for (const e of r.events) {
    const spent = e.tokens - previous;
    previous = e.tokens;
    switch (e.kind) {
    case "prompted":
      if (++pass > 1) previous = e.tokens;
      items.push(el("li.note", {}, el("details", {}, el("summary", {}, pass > 1 ? `Pass ${pass}: the question as the model read it` : "The question as the model read it"), el("pre", {}, e.text || ""))));
      break;
    case "drafted": {
      const how = !e.how || e.how === "draft" ? "draft" : e.how === "fix" ? "the critic’s fix" : e.how === "beam" ? `candidate ${e.attempt}` : `written again (${e.how})`;
      last = el("li", {}, el("div.label", {}, el("span", {}, `Step ${e.chunk + 1}: ${e.thought ? "thinking, " : ""}${how}`), el("span", {}, spent > 0 ? `${spent} tokens` : "")), el("pre", {}, visible(e.text)));
      items.push(last);
      break;
    }
    case "critiqued":
      if (last && e.grade) last.classList.add(e.grade);
      for (const v of e.verdicts || []) last && last.append(el("p.said", {}, el("span.badge." + v.grade, {}, `${v.critic}: ${v.grade}`), " ", v.reason || "", ` (P wrong ${(100 * v.p_wrong).toFixed(0)} %)`));
      break;
    case "decided":
      if (last && !/^(keep|skip)/.test(e.how || "")) last.classList.add("given-up");
      items.push(el("li.note", {}, "→ " + inWords(e.how || "resample") + (e.how === "skip" && e.reason ? ` (${e.reason})` : "")));
      break;
    case "accepted":
      if (last && !e.text) last.classList.remove("given-up");
      else items.push(el("li", {}, el("div.label", {}, `Step ${e.chunk + 1}: kept (${e.how || "accepted"})`), el("pre", {}, visible(e.text))));
      break;
    }
  }
  return el("ol.steps", {}, items);
}
const visible = text => (text || "").replace(/\n+$/, "") || "(nothing)";
// inWords says what was done about a rejected draft, how a draft came about.
const inWords = how => ({
  fix: "take the critic’s fix", blame: "write the step again that the critic blames", restart: "begin again from the first step",
  branch: "go on from the likeliest mistake", reconsider: "go back to the likeliest mistake", keep: "keep the best so far", skip: "try something else",
}[how] || how.replace(/^keep (.*)/, "go on with the best $1").replace(/^candidates (\d+)/, "write $1 at once and take the best,")
  .replace(/^back 1$/, "go back 1 step and write it again").replace(/^back (\d+)$/, "go back $1 steps and write them again").replace(/^resample/, "write it again,"));

// ---- calibration -----------------------------------------------------------------
function drawCalibration() {
  const shown = D.reliability.filter(c => c.set === state.set && c.bins.some(b => b.n));
  $("calibration").replaceChildren(...shown.map(c => el("div", {},
    el("h3", {}, swatch(c.strategy), `${c.strategy}: off by ${(100 * c.ece).toFixed(1)} points on average`),
    el("table", {},
      el("thead", {}, el("tr", {}, ["stated", "right", "", "answers"].map(t => el("th", {scope: "col"}, t)))),
      el("tbody", {}, c.bins.filter(b => b.n).map(b => el("tr", {},
        el("td", {}, percent(b.stated)), el("td", {}, percent(b.observed)),
        el("td", {}, el("span.bar", {"aria-hidden": "true"},
          el("i", {style: {width: 100 * b.observed + "%", background: colour(c.strategy)}}), el("u", {style: {left: 100 * b.stated + "%"}}))),
        el("td", {}, b.n.toLocaleString("en")))))))));
  if (!shown.length) $("calibration").append(el("p.empty", {}, "No strategy stated a confidence."));
}

// ---- wiring ---------------------------------------------------------------------
function options(select, pairs, value) { select.replaceChildren(...pairs.map(([v, t]) => el("option", {value: v, selected: v === value}, t))); }
function everything() { drawChart(); drawRows(); drawPair(); drawList(); drawCalibration(); }

state.sets = D.sets.length > 1 ? [ALL, ...D.sets] : D.sets;
state.set = state.sets[0];
const unit = UNITS.find(u => D.rows.some(r => r[u[0]] > 0));
state.unit = unit ? unit[0] : "tokens";
const best = rowsOf(state.set).filter(r => r.strategy !== D.baseline).sort((p, q) => q.accuracy - p.accuracy)[0];
state.a = D.strategies.includes("chunked") ? "chunked" : best ? best.strategy : D.strategies[0];
state.b = D.strategies.includes(D.baseline) && D.baseline !== state.a ? D.baseline : D.strategies.find(s => s !== state.a) || state.a;

heading();
options($("set"), state.sets.map(s => [s, s || "all sets together"]), state.set);
options($("unit"), UNITS.filter(u => D.rows.some(r => r[u[0]] > 0)), state.unit);
options($("a"), D.strategies.map(s => [s, s]), state.a);
options($("b"), D.strategies.map(s => [s, s]), state.b);
options($("outcome"), Object.entries(OUTCOMES).map(([k, v]) => [k, v[0]]), state.outcome);
$("set").onchange = e => { state.set = e.target.value; state.shown = PAGE; everything(); };
$("unit").onchange = e => { state.unit = e.target.value; drawChart(); };
for (const k of ["a", "b"]) $(k).onchange = e => { state[k] = e.target.value; state.shown = PAGE; drawPair(); drawList(); };
$("outcome").onchange = e => { state.outcome = e.target.value; state.shown = PAGE; drawList(); };
$("search").oninput = e => { state.search = e.target.value; state.shown = PAGE; drawList(); };
$("more").onclick = () => { state.shown += PAGE; drawList(); };
$("list").addEventListener("keydown", e => {
  const buttons = [...$("list").querySelectorAll("button")], at = buttons.indexOf(document.activeElement);
  const next = {ArrowDown: buttons[at + 1], ArrowUp: buttons[at - 1], Home: buttons[0], End: buttons[buttons.length - 1]}[e.key];
  if (!next) return;
  e.preventDefault();
  state.entry = next.entry;
  drawDetail();
  next.focus();
});
$("detail").addEventListener("keydown", e => { if (e.key === "Escape") backToList(); });
$("notes").textContent = D.notes;
let width = 0;
new ResizeObserver(() => {
  if ($("chart").clientWidth !== width) { width = $("chart").clientWidth; drawChart(); }
}).observe($("chart"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawChart);
everything();
})();
