"use strict";
// The keys of a tree: up and down go through what is open, left closes or goes to what the line bears on, right opens or
// goes to what bears on it, Home and End go to the ends. Without this the page is read as headings and lists.
for (const tree of document.querySelectorAll("[role=tree]")) {
  const first = tree.querySelector("[role=treeitem]");
  if (first) first.tabIndex = 0;
  const open = () => Array.from(tree.querySelectorAll("[role=treeitem]")).filter(
    (item) => !item.parentElement.closest("[aria-expanded=false]"));
  const go = (item) => {
    if (!item) return;
    tree.querySelector("[tabindex='0']").tabIndex = -1;
    item.tabIndex = 0;
    item.focus();
    item.firstElementChild.scrollIntoView({ block: "nearest" });
  };
  tree.addEventListener("keydown", (event) => {
    const item = event.target.closest("[role=treeitem]");
    if (!item || event.altKey || event.ctrlKey || event.metaKey || event.target !== item) return;
    const all = open(), at = all.indexOf(item), fold = item.getAttribute("aria-expanded");
    switch (event.key) {
      case "ArrowDown": go(all[at + 1]); break;
      case "ArrowUp": go(all[at - 1]); break;
      case "Home": go(all[0]); break;
      case "End": go(all[all.length - 1]); break;
      case "ArrowLeft":
        if (fold === "true") item.setAttribute("aria-expanded", "false");
        else go(item.parentElement.closest("[role=treeitem]"));
        break;
      case "ArrowRight":
        if (fold === "false") item.setAttribute("aria-expanded", "true");
        else if (fold === "true") go(item.querySelector("[role=treeitem]"));
        break;
      case "Enter": {
        const link = item.firstElementChild.querySelector("a");
        if (!link) return;
        link.click();
        break;
      }
      default: return;
    }
    event.preventDefault();
  });
}
// A line that is linked to is shown, whatever is closed around it, and can be gone on from.
addEventListener("hashchange", () => {
  const item = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!item || item.getAttribute("role") !== "treeitem") return;
  for (let up = item.parentElement.closest("[aria-expanded=false]"); up; up = up.parentElement.closest("[aria-expanded=false]"))
    up.setAttribute("aria-expanded", "true");
  const tree = item.closest("[role=tree]");
  tree.querySelector("[tabindex='0']").tabIndex = -1;
  item.tabIndex = 0;
  item.focus();
});
