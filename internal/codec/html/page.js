"use strict";
// One tree, told twice: as lines of text and as a drawing. A line knows what is folded; the drawing shows what its lines
// show. Without this script the page is read as a picture, headings and lists.
const at = (id) => document.getElementById(id);
const all = (what, within = document) => Array.from(within.querySelectorAll(what));
const lines = all("li[role=treeitem]");
const shut = (line) => line.getAttribute("aria-expanded") === "false";
const foldable = (line) => line.hasAttribute("aria-expanded");
const linked = (line) => line.firstElementChild.querySelector("a");
// What is below what is told by the levels: very deep lines do not stand within one another.
const above = new Map(), under = new Map(), deep = [];
for (const tree of all("ul[role=tree]")) {
  const way = [];
  for (const line of all("li[role=treeitem]", tree)) {
    way.length = Number(line.getAttribute("aria-level")) - 1;
    const over = way[way.length - 1] || null;
    above.set(line, over);
    under.set(line, []);
    if (over) under.get(over).push(line);
    if (over && !over.contains(line)) deep.push(line);
    way.push(line);
  }
}
const up = (line) => above.get(line);
const below = (line) => under.get(line);
const shown = (line) => {
  for (let l = up(line); l; l = up(l)) if (shut(l)) return false;
  return true;
};
const hide = () => { for (const line of deep) line.classList.toggle("away", !shown(line)); };
let chosen = null, drawing = null;

document.documentElement.classList.add("live");
at("bar").hidden = false;
for (const line of all("li[data-folded]")) line.setAttribute("aria-expanded", "false");
hide();
for (const tree of all("ul[role=tree]")) tree.firstElementChild.tabIndex = 0;

function fold(some, closed) {
  const changed = some.filter((line) => foldable(line) && shut(line) !== closed);
  for (const line of changed) line.setAttribute("aria-expanded", String(!closed));
  if (!changed.length) return;
  hide();
  if (chosen && !shown(chosen)) {
    let line = chosen;
    while (!shown(line)) line = up(line);
    choose(line, "fold");
  }
  if (drawing) drawing.refresh(changed.length === 1 ? changed[0] : chosen);
}

// reveal opens all that a line is hidden in.
function reveal(line) {
  const closed = [];
  for (let l = up(line); l; l = up(l)) if (shut(l)) closed.push(l);
  fold(closed, false);
}

// choose makes a line the one that both trees are at. from says where that was done: there nothing is moved.
function choose(line, from) {
  reveal(line);
  if (chosen !== line) {
    if (chosen) {
      chosen.classList.remove("chosen");
      chosen.removeAttribute("aria-selected");
    }
    chosen = line;
    line.classList.add("chosen");
    line.setAttribute("aria-selected", "true");
    for (const l of all("li[tabindex='0']", line.closest("[role=tree]"))) l.tabIndex = -1;
    line.tabIndex = 0;
  }
  if (from !== "text") show(line);
  if (drawing) drawing.choose(line, from);
}

// show moves the text so that a line can be read, and nothing else.
function show(line) {
  const pane = at("text"), box = line.firstElementChild.getBoundingClientRect(), frame = pane.getBoundingClientRect();
  if (box.top < frame.top + 8 || box.bottom > frame.bottom - 24) pane.scrollTop += box.top - frame.top - frame.height / 4;
}

// The keys of a tree: up and down go through what is open, left closes or goes to what the line bears on, right opens or
// goes to what bears on it, Home and End go to the ends.
for (const tree of all("ul[role=tree]")) {
  const go = (line) => line && line.focus();
  tree.addEventListener("focusin", (event) => {
    if (event.target.matches("li[role=treeitem]") && event.target !== chosen) choose(event.target, "text");
  });
  tree.addEventListener("keydown", (event) => {
    const line = event.target;
    if (!line.matches("li[role=treeitem]") || event.altKey || event.ctrlKey || event.metaKey) return;
    const open = all("li[role=treeitem]", tree).filter(shown), here = open.indexOf(line);
    switch (event.key) {
      case "ArrowDown": go(open[here + 1]); break;
      case "ArrowUp": go(open[here - 1]); break;
      case "Home": go(open[0]); break;
      case "End": go(open[open.length - 1]); break;
      case "ArrowLeft":
        if (foldable(line) && !shut(line)) fold([line], true);
        else go(up(line));
        break;
      case "ArrowRight":
        if (shut(line)) fold([line], false);
        else go(below(line)[0]);
        break;
      case " ": fold([line], foldable(line) && !shut(line)); break;
      case "Enter":
        if (linked(line)) linked(line).click();
        else if (drawing) drawing.focus(line);
        else return;
        break;
      default: return;
    }
    event.preventDefault();
  });
}

// A line that is linked to is shown, whatever is closed around it, and can be gone on from.
function follow() {
  const line = at(decodeURIComponent(location.hash.slice(1)));
  if (!line || !lines.includes(line)) return;
  choose(line, "link");
  line.focus({ preventScroll: true });
}
addEventListener("hashchange", follow);

// Search goes through all that is said, whatever its case and accents. All words typed have to be in one line.
const search = (() => {
  const field = at("search"), count = at("count");
  const marks = globalThis.Highlight && CSS.highlights ? new Highlight() : null;
  if (marks) CSS.highlights.set("found", marks);
  let pages = null, hits = [], now = -1;

  // read returns the words of a line without those below it, and where each letter stands.
  const read = (unit) => {
    const page = { unit, words: "", nodes: [], places: [] };
    const walk = (node) => {
      if (node.nodeType === Node.TEXT_NODE) {
        let place = 0;
        for (const letter of node.data) {
          for (const plain of letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()) {
            for (let i = 0; i < plain.length; i++) {
              page.nodes.push(node);
              page.places.push([place, place + letter.length]);
            }
            page.words += plain;
          }
          place += letter.length;
        }
        return;
      }
      if (node !== unit && node.getAttribute("role") === "group") return;
      for (const child of node.childNodes) walk(child);
    };
    walk(unit);
    return page;
  };
  const plain = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const tell = () => {
    at("before").disabled = at("after").disabled = !hits.length;
    if (!field.value.trim()) count.textContent = "";
    else if (now >= 0) count.textContent = `${now + 1} of ${hits.length}`;
    else count.textContent = hits.length === 1 ? "1 hit" : `${hits.length || "no"} hits`;
  };

  const find = () => {
    pages = pages || all("#text header > *, #text li").map(read);
    for (const hit of hits) hit.classList.remove("hit", "now");
    if (marks) marks.clear();
    hits = [];
    now = -1;
    const wanted = plain(field.value).split(/\s+/).filter(Boolean);
    for (const page of wanted.length ? pages : []) {
      if (!wanted.every((word) => page.words.includes(word))) continue;
      hits.push(page.unit);
      page.unit.classList.add("hit");
      for (const word of marks ? wanted : []) {
        for (let i = page.words.indexOf(word); i >= 0 && marks.size < 5000; i = page.words.indexOf(word, i + word.length)) {
          const range = new Range(), end = i + word.length - 1;
          range.setStart(page.nodes[i], page.places[i][0]);
          range.setEnd(page.nodes[end], page.places[end][1]);
          marks.add(range);
        }
      }
    }
    if (drawing) drawing.mark(hits, null);
    tell();
  };

  const step = (by) => {
    if (!hits.length) return;
    if (now >= 0) hits[now].classList.remove("now");
    now = now < 0 ? (by > 0 ? 0 : hits.length - 1) : (now + by + hits.length) % hits.length;
    const hit = hits[now];
    hit.classList.add("now");
    if (lines.includes(hit)) choose(hit, "search");
    else hit.scrollIntoView({ block: "center" });
    if (drawing) drawing.mark(hits, hit);
    tell();
  };

  field.addEventListener("input", find);
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(event.shiftKey ? -1 : 1);
    else if (event.key === "Escape") {
      field.value = "";
      find();
      if (drawing) drawing.focus(chosen || lines[0]);
      else if (chosen) chosen.focus();
    } else return;
    event.preventDefault();
  });
  at("before").addEventListener("click", () => step(-1));
  at("after").addEventListener("click", () => step(1));
  return { field };
})();

at("open").addEventListener("click", () => fold(lines, false));
at("close").addEventListener("click", () => fold(lines.filter((line) => !line.id.startsWith("step-")), true)); // premises stay with their step
at("help").addEventListener("click", (event) => {
  at("keys").hidden = !at("keys").hidden;
  event.currentTarget.setAttribute("aria-expanded", String(!at("keys").hidden));
});
addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target.matches("input")) return;
  if (event.key === "/") search.field.focus();
  else if (!drawing || !drawing.key(event.key)) return;
  event.preventDefault();
});

// The drawing. Parts are its groups, each moved as a whole or, where lines run through it, point by point: where folding
// leaves strips of nothing across the whole diagram, they are closed.
function draw(svg) {
  const pane = at("diagram"), still = matchMedia("(prefers-reduced-motion: reduce)");
  const make = (name, attributes, within) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return within ? within.appendChild(element) : element;
  };
  const numbers = (text) => (text.match(/-?[\d.]+/g) || []).map(Number);
  const middle = (box) => [box[0] + box[2] / 2, box[1] + box[3] / 2];
  const whole = numbers(svg.getAttribute("viewBox"));
  svg.removeAttribute("viewBox");
  const world = make("g", {});
  for (const child of Array.from(svg.childNodes)) world.append(child);
  svg.append(world);
  svg.setAttribute("role", "tree");

  // extent returns x, y, width and height of an item; null for a line.
  const extent = (el) => {
    const n = (name) => Number(el.getAttribute(name)) || 0;
    switch (el.localName) {
      case "rect": return [n("x"), n("y"), n("width"), n("height")];
      case "circle": return [n("cx") - n("r"), n("cy") - n("r"), 2 * n("r"), 2 * n("r")];
      case "text": return [n("x"), n("y") - 0.8 * n("font-size"), n("textLength"), 1.1 * n("font-size")];
      case "polygon": {
        const p = numbers(el.getAttribute("points")), xs = p.filter((_, i) => i % 2 === 0), ys = p.filter((_, i) => i % 2 === 1);
        const x = Math.min(...xs), y = Math.min(...ys);
        return [x, y, Math.max(...xs) - x, Math.max(...ys) - y];
      }
    }
    return null;
  };
  const parts = [], boxes = new Map(), knobs = new Map();
  for (const g of Array.from(world.children)) {
    const part = { g, items: [], box: g.dataset.at ? numbers(g.dataset.at) : null, glow: null, fold: null, moved: [0, 0],
      line: at(g.dataset.box || g.dataset.step || ""), with: (g.dataset.with || "").split(" ").filter(Boolean).map(at) };
    for (const el of Array.from(g.children)) {
      if (el.localName === "title") continue;
      const path = el.localName === "path" ? el.getAttribute("d") : null;
      part.items.push({ el, path, box: extent(el) });
    }
    part.solid = part.items.every((item) => item.path === null);
    parts.push(part);
    const own = part.line && (g.dataset.box || part.line.id.startsWith("step-"));
    if (part.line && g.dataset.step) knobs.set(part.line, part);
    if (!own) {
      g.setAttribute("aria-hidden", "true");
      continue;
    }
    boxes.set(part.line, part);
    g.setAttribute("role", "treeitem");
    g.setAttribute("tabindex", "-1");
    for (const name of ["aria-level", "aria-setsize", "aria-posinset"]) g.setAttribute(name, part.line.getAttribute(name));
  }
  // Which way the map grows is seen by where the boxes stand that bear on others.
  let wayX = 0, wayY = 0;
  for (const [line, part] of boxes) {
    const over = up(line) && boxes.get(up(line));
    if (!over || !over.box || !part.box) continue;
    wayX += middle(part.box)[0] - middle(over.box)[0];
    wayY += middle(part.box)[1] - middle(over.box)[1];
  }
  const way = Math.abs(wayX) > Math.abs(wayY) ? [Math.sign(wayX), 0] : [0, Math.sign(wayY) || 1];
  const badge = (press) => {
    const g = make("g", { class: "fold", "aria-hidden": "true" }, world);
    make("rect", { rx: 9, y: -9, height: 18 }, g);
    make("text", { y: 4.6 }, g);
    g.addEventListener("click", (event) => {
      event.stopPropagation();
      if (!moved) press();
    });
    return g;
  };
  // put writes a badge at the far side of a part; off is how far its middle is from there.
  const put = (g, part, words, off) => {
    const width = 10 + 8 * words.length, [x, y, w, h] = where(part);
    const cx = x + w / 2 + way[0] * (w / 2 + (off || width / 2 + 2)), cy = y + h / 2 + way[1] * (h / 2 + (off || 11));
    g.setAttribute("transform", `translate(${cx.toFixed(1)} ${cy.toFixed(1)})`);
    g.firstChild.setAttribute("width", width);
    g.firstChild.setAttribute("x", -width / 2);
    g.lastChild.textContent = words;
  };
  const counts = new Map(); // of what is below each line
  for (const line of Array.from(lines).reverse()) {
    const count = { all: 0, statements: 0 };
    for (const l of below(line)) {
      count.all += counts.get(l).all + 1;
      count.statements += counts.get(l).statements + (l.id.startsWith("statement-") ? 1 : 0);
    }
    counts.set(line, count);
  }
  for (const [line, part] of boxes) {
    if (!foldable(line) || !part.box) continue;
    part.fold = badge(() => fold([line], !shut(line)));
    part.count = counts.get(line).statements || counts.get(line).all;
  }
  // A link whose statement is folded away is told of at the knob it leads to.
  for (const part of parts) {
    const knob = part.with.length === 2 && knobs.get(part.with[1]);
    if (knob && knob.box && !knob.away) knob.away = badge(() => choose(knob.hidden, "search"));
  }
  const ring = make("rect", { class: "ring away", rx: 10 }, world);

  // squeeze returns a function that closes the strips of one axis in which nothing stands.
  const keep = 44;
  const squeeze = (extents) => {
    extents.sort((a, b) => a[0] - b[0]);
    const gaps = []; // from, to, what is taken away before it
    let end = -Infinity, gone = 0;
    for (const [from, to] of extents) {
      if (end > -Infinity && from - end > keep) {
        gaps.push([end, from, gone]);
        gone += from - end - keep;
      }
      end = Math.max(end, to);
    }
    return (v) => {
      let low = 0, high = gaps.length;
      while (low < high) {
        const half = (low + high) >> 1;
        if (gaps[half][0] <= v) low = half + 1;
        else high = half;
      }
      if (!low) return v;
      const [from, to, before] = gaps[low - 1];
      if (v >= to) return v - before - (to - from - keep);
      return from - before + (v - from) * keep / (to - from);
    };
  };
  let toX = (v) => v, toY = (v) => v, bounds = whole;

  const place = (part, el, box) => {
    const [x, y] = middle(box), dx = toX(x) - x, dy = toY(y) - y;
    if (dx || dy) el.setAttribute("transform", `translate(${dx.toFixed(2)} ${dy.toFixed(2)})`);
    else el.removeAttribute("transform");
    return [dx, dy];
  };
  const arrange = (part) => {
    if (part.box) part.moved = [toX(middle(part.box)[0]) - middle(part.box)[0], toY(middle(part.box)[1]) - middle(part.box)[1]];
    if (part.solid && part.box) {
      place(part, part.g, part.box);
      return;
    }
    for (const item of part.items) {
      if (item.path === null) {
        place(part, item.el, item.box);
        continue;
      }
      let odd = false;
      item.el.setAttribute("d", item.path.replace(/-?[\d.]+/g, (n) => {
        odd = !odd;
        return (odd ? toX(Number(n)) : toY(Number(n))).toFixed(2);
      }));
    }
    if (part.glow) place(part, part.glow, part.box);
  };

  // where returns the place of a line's box now; null for one that has none.
  const partOf = (line) => {
    const link = linked(line);
    return boxes.get(line) || (link && boxes.get(at(link.hash.slice(1)))) || knobs.get(line) || null;
  };
  const where = (part) => [part.box[0] + part.moved[0], part.box[1] + part.moved[1], part.box[2], part.box[3]];

  function refresh(anchor) {
    const pin = anchor && partOf(anchor), was = pin && pin.box ? where(pin) : null;
    const on = [];
    for (const part of parts) {
      part.on = (!part.line || shown(part.line)) && part.with.every((line) => shown(line) && !(line.id.startsWith("step-") && shut(line)));
      part.g.classList.toggle("away", !part.on);
      if (part.on) on.push(part);
    }
    if (on.length === parts.length) toX = toY = (v) => v;
    else {
      const solid = on.flatMap((part) => part.items.filter((item) => item.box).map((item) => item.box));
      toX = squeeze(solid.map((b) => [b[0], b[0] + b[2]]));
      toY = squeeze(solid.map((b) => [b[1], b[1] + b[3]]));
    }
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (const part of on) {
      arrange(part);
      for (const { box } of part.items) {
        if (!box) continue;
        left = Math.min(left, toX(box[0]));
        top = Math.min(top, toY(box[1]));
        right = Math.max(right, toX(box[0] + box[2]));
        bottom = Math.max(bottom, toY(box[1] + box[3]));
      }
    }
    bounds = left < right ? [left - 32, top - 32, right - left + 64, bottom - top + 64] : whole;
    for (const [line, part] of boxes) {
      if (foldable(line)) part.g.setAttribute("aria-expanded", String(!shut(line)));
      if (!part.fold) continue;
      const closed = shut(line), knob = line.id.startsWith("step-");
      part.fold.classList.toggle("away", !part.on || (knob && !closed));
      part.fold.classList.toggle("shut", closed);
      put(part.fold, part, closed ? `+${part.count}` : "−", closed ? 0 : 4);
    }
    for (const knob of knobs.values()) knob.hidden = null;
    for (const part of parts) {
      if (part.with.length !== 2 || part.on) continue;
      const [from, to] = part.with, knob = knobs.get(to);
      if (knob && knob.on && !shown(from) && !(to.id.startsWith("step-") && shut(to))) knob.hidden = knob.hidden || from;
    }
    for (const knob of knobs.values()) {
      if (!knob.away) continue;
      knob.away.classList.toggle("away", !knob.hidden);
      knob.away.classList.toggle("shut", Boolean(knob.hidden));
      if (knob.hidden) put(knob.away, knob, "…", 0);
    }
    if (was) {
      const is = where(pin);
      camera.x += is[0] - was[0];
      camera.y += is[1] - was[1];
      apply();
    }
    encircle();
  }

  function encircle() {
    const part = chosen && partOf(chosen);
    ring.classList.toggle("away", !part || !part.box || !part.on);
    if (!part || !part.box) return;
    const [x, y, w, h] = where(part);
    for (const [key, value] of Object.entries({ x: x - 5, y: y - 5, width: w + 10, height: h + 10 })) ring.setAttribute(key, value);
  }

  // The camera: the place in the drawing at the left and top of the pane, and pixels for a unit.
  const camera = { x: 0, y: 0, z: 1 }, least = 0.02, most = 4;
  let frame = 0;
  // The element is scaled, not what is in it: browsers lay text in a drawing out anew where its own scale changes.
  const apply = () => { svg.style.transform = `scale(${camera.z}) translate(${-camera.x}px, ${-camera.y}px)`; };
  const size = () => [pane.clientWidth, pane.clientHeight];
  const fly = (x, y, z) => {
    cancelAnimationFrame(frame);
    const from = { ...camera }, start = performance.now();
    if (still.matches || document.hidden) {
      Object.assign(camera, { x, y, z });
      apply();
      return;
    }
    const tick = (time) => {
      const t = Math.min(1, Math.max(0, time - start) / 180), part = t * (2 - t);
      camera.z = from.z * Math.pow(z / from.z, part);
      camera.x = from.x + (x - from.x) * part;
      camera.y = from.y + (y - from.y) * part;
      apply();
      if (t < 1) frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
  };
  const zoom = (by, px, py) => {
    cancelAnimationFrame(frame);
    const z = Math.min(most, Math.max(least, camera.z * by));
    camera.x += px / camera.z - px / z;
    camera.y += py / camera.z - py / z;
    camera.z = z;
    apply();
  };
  const pan = (dx, dy) => {
    cancelAnimationFrame(frame);
    camera.x -= dx / camera.z;
    camera.y -= dy / camera.z;
    apply();
  };
  const zoomIn = (by) => zoom(by, size()[0] / 2, size()[1] / 2);
  const fit = (smallest = least) => {
    const [w, h] = size(), z = Math.min(1, Math.max(smallest, Math.min(w / bounds[2], h / bounds[3])));
    let [x, y] = [bounds[0] + bounds[2] / 2, bounds[1] + bounds[3] / 2];
    const first = boxes.get(lines[0]);
    if (first && first.box && (w / z < bounds[2] || h / z < bounds[3])) { // then the thesis is what is to be seen
      const [tx, ty, tw, th] = where(first);
      if (w / z < bounds[2]) x = Math.max(bounds[0] + w / z / 2, Math.min(bounds[0] + bounds[2] - w / z / 2, tx + tw / 2));
      if (h / z < bounds[3]) y = Math.max(bounds[1] + h / z / 2, Math.min(bounds[1] + bounds[3] - h / z / 2, ty + th / 2));
    }
    return [x - w / z / 2, y - h / z / 2, z];
  };
  const centre = (part) => {
    const [x, y, w, h] = where(part), [pw, ph] = size(), z = Math.max(camera.z, 0.45);
    fly(x + w / 2 - pw / z / 2, y + h / 2 - ph / z / 2, z);
  };
  const seen = (part) => {
    const [x, y, w, h] = where(part), [pw, ph] = size(), z = camera.z;
    return (x - camera.x) * z > 8 && (y - camera.y) * z > 8 && (x + w - camera.x) * z < pw - 8 && (y + h - camera.y) * z < ph - 8;
  };

  // The pointer: drag to move, two fingers to zoom; a press without a move chooses.
  const down = new Map();
  let moved = false;
  pane.addEventListener("pointerdown", (event) => {
    if (event.button > 1) return;
    if (event.button === 1) event.preventDefault();
    if (!down.size) moved = false;
    down.set(event.pointerId, [event.clientX, event.clientY]);
  });
  // The browser would move the focus to what is pressed, though it may become a drag.
  pane.addEventListener("mousedown", (event) => event.preventDefault());
  pane.addEventListener("click", (event) => {
    if (!moved && !lineAt(event.target)) document.activeElement.blur();
  });
  pane.addEventListener("pointermove", (event) => {
    const was = down.get(event.pointerId);
    if (!was) return;
    const is = [event.clientX, event.clientY];
    if (!moved && Math.hypot(is[0] - was[0], is[1] - was[1]) < 4) return;
    if (!moved) {
      moved = true;
      pane.classList.add("dragged");
      pane.setPointerCapture(event.pointerId);
    }
    const other = Array.from(down).find(([id]) => id !== event.pointerId);
    if (other) {
      const corner = pane.getBoundingClientRect(), [ox, oy] = other[1];
      const far = Math.hypot(was[0] - ox, was[1] - oy), near = Math.hypot(is[0] - ox, is[1] - oy);
      if (far > 0) zoom(near / far, ox - corner.left, oy - corner.top);
    } else pan(is[0] - was[0], is[1] - was[1]);
    down.set(event.pointerId, is);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => {
      down.delete(event.pointerId);
      if (!down.size) pane.classList.remove("dragged");
    });
  }
  pane.addEventListener("wheel", (event) => {
    event.preventDefault();
    const unit = event.deltaMode ? 16 : 1, corner = pane.getBoundingClientRect();
    if (event.ctrlKey || event.metaKey) zoom(Math.exp(-event.deltaY * unit * (Math.abs(event.deltaY) < 40 ? 0.01 : 0.002)), event.clientX - corner.left, event.clientY - corner.top);
    else if (event.shiftKey && !event.deltaX) pan(-event.deltaY * unit, 0);
    else pan(-event.deltaX * unit, -event.deltaY * unit);
  }, { passive: false });
  const lineAt = (target) => {
    const g = target.closest("[data-box], [data-step]");
    return g && at(g.dataset.box || g.dataset.step);
  };
  svg.addEventListener("click", (event) => {
    const line = lineAt(event.target);
    if (!line || moved) return;
    choose(line, "drawing");
    if (boxes.has(line)) boxes.get(line).g.focus({ preventScroll: true });
  });
  svg.addEventListener("dblclick", (event) => {
    const line = lineAt(event.target);
    if (line) fold([line], !shut(line));
  });

  // The keys. Up is what a box bears on.
  const go = (line, centred) => {
    const part = line && boxes.get(line);
    if (!part) return;
    choose(line, centred ? "keys" : "drawing");
    part.g.focus({ preventScroll: true });
    if (!centred && !seen(part)) centre(part);
  };
  const over = (line) => {
    for (let l = up(line); l; l = up(l)) if (boxes.has(l)) return l;
    return null;
  };
  // target is the box that a line stands for: a statement that is used again stands elsewhere.
  const target = (line) => boxes.has(line) ? line : linked(line) && at(linked(line).hash.slice(1));
  const along = (line, by) => {
    const level = line.getAttribute("aria-level"), row = lines.filter((l) => boxes.has(l) && shown(l) && l.getAttribute("aria-level") === level);
    return row[row.indexOf(line) + by];
  };
  svg.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const line = lineAt(event.target);
    if (!line) return;
    switch (event.key) {
      case "ArrowUp": go(over(line)); break;
      case "ArrowDown": {
        if (shut(line)) fold([line], false);
        const first = below(line).map(target).find(Boolean);
        go(first);
        break;
      }
      case "ArrowLeft": go(along(line, -1)); break;
      case "ArrowRight": go(along(line, 1)); break;
      case "Home": go(lines[0]); break;
      case "End": go(lines.filter((l) => boxes.has(l) && shown(l)).pop()); break;
      case " ": case "f": case "F": fold([line], !shut(line)); break;
      case "Enter": line.focus({ preventScroll: true }); show(line); break;
      default: return;
    }
    event.preventDefault();
  });
  svg.addEventListener("focusin", (event) => {
    ring.classList.add("keys");
    const line = lineAt(event.target);
    if (line && line !== chosen) choose(line, "drawing");
  });
  svg.addEventListener("focusout", () => ring.classList.remove("keys"));
  at("in").addEventListener("click", () => zoomIn(1.25));
  at("out").addEventListener("click", () => zoomIn(0.8));
  at("fit").addEventListener("click", () => fly(...fit()));

  let tab = boxes.get(lines[0]) || boxes.values().next().value;
  if (tab) tab.g.setAttribute("tabindex", "0");
  refresh(null);
  let sized = [0, 0];
  new ResizeObserver(() => {
    const is = size();
    if (!is[0] || !is[1]) return;
    if (!sized[0]) [camera.x, camera.y, camera.z] = fit(0.5);
    else {
      camera.x -= (is[0] - sized[0]) / camera.z / 2;
      camera.y -= (is[1] - sized[1]) / camera.z / 2;
    }
    const first = !sized[0];
    sized = is;
    apply();
    if (first) follow();
  }).observe(pane);
  addEventListener("beforeprint", () => {
    svg.setAttribute("viewBox", bounds.join(" "));
    svg.style.transform = "";
  });
  addEventListener("afterprint", () => {
    svg.removeAttribute("viewBox");
    apply();
  });

  return {
    refresh,
    choose(line, from) {
      const part = partOf(line);
      if (part && part.g.hasAttribute("tabindex")) {
        if (tab) {
          tab.g.setAttribute("tabindex", "-1");
          tab.g.removeAttribute("aria-selected");
        }
        tab = part;
        part.g.setAttribute("tabindex", "0");
        part.g.setAttribute("aria-selected", "true");
      }
      encircle();
      if (part && part.box && from !== "drawing" && from !== "fold") centre(part);
    },
    focus: (line) => go(target(line), true),
    mark(hits, now) {
      for (const part of boxes.values()) part.g.classList.remove("hit", "now");
      for (const glow of all(".glow", world)) glow.classList.add("away");
      for (const hit of hits) {
        const part = lines.includes(hit) && boxes.get(hit);
        if (!part || !part.box) continue;
        if (!part.glow) {
          const [x, y, w, h] = part.box;
          part.glow = make("rect", { class: "glow", rx: 9, x: x - 2, y: y - 2, width: w + 4, height: h + 4 });
          part.g.prepend(part.glow);
          if (!part.solid) place(part, part.glow, part.box);
        }
        part.glow.classList.remove("away");
        part.g.classList.add("hit");
        part.g.classList.toggle("now", hit === now);
      }
    },
    key(key) {
      if (key === "+" || key === "=") zoomIn(1.25);
      else if (key === "-" || key === "_") zoomIn(0.8);
      else if (key === "0") fly(...fit());
      else return false;
      return true;
    },
  };
}
const picture = document.querySelector("#diagram svg");
if (picture) drawing = draw(picture);
else follow();
