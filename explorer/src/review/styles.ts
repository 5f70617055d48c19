// Rules of the review page, added by code: the page of a release has none of them.

const RULES = `
.review-banner { padding: var(--s2) var(--s5); background: var(--precis-soft); color: var(--ink); font-size: var(--text-s); border-bottom: 1px solid var(--line); }
.review-warning { color: var(--ink-2); }
.review-badge { color: var(--warn); font-weight: 600; }
.review-panel { border: 1px solid var(--line-strong); background: var(--surface); padding: var(--s4) var(--s5); border-radius: var(--radius); }
.review-panel h2 { margin-top: 0; }
.review-actions { display: flex; flex-wrap: wrap; gap: var(--s2); margin: var(--s3) 0; }
.review-actions button, .review-undo { font: inherit; font-size: var(--text-s); padding: var(--s1) var(--s3); border: 1px solid var(--line-strong); border-radius: var(--radius); background: var(--sunken); color: var(--ink); cursor: pointer; }
.review-actions button:disabled { opacity: 0.5; cursor: default; }
.review-panel kbd { font-family: var(--mono); font-size: var(--text-xs); color: var(--ink-3); }
.review-fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: var(--s3); }
.review-panel label { display: grid; gap: var(--s1); font-size: var(--text-s); color: var(--ink-2); }
.review-panel input:not([type="checkbox"]), .review-panel select, .review-panel textarea { font: inherit; color: var(--ink); background: var(--page); border: 1px solid var(--line-strong); border-radius: var(--radius); padding: var(--s1) var(--s2); min-width: 0; width: 100%; box-sizing: border-box; }
.review-panel .review-final { display: block; margin-top: var(--s3); }
.review-reason { margin-top: var(--s3); }
.review-conflict, .review-error { color: var(--warn); overflow-wrap: anywhere; }
.review-list, .review-waiting, .review-told ul { padding-left: var(--s4); overflow-wrap: anywhere; }
.review-list li { font-size: var(--text-s); padding: var(--s1) 0; }
.review-waiting li { padding: var(--s2) 0; border-top: 1px solid var(--line); }
.review-waiting p { margin: var(--s1) 0 0; }
.review-quote { font-family: var(--serif); font-size: var(--text-l); }
`;

export function addStyles(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(RULES);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
}
