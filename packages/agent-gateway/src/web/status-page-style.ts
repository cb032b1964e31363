/** The style sheet of the status page; its digest stands in the page's Content-Security-Policy. */
export const statusPageStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e9ee); --soft: light-dark(#5a6472, #98a2b3);
  --ground: light-dark(#f6f7f9, #0f1216); --card: light-dark(#fff, #171b21); --line: light-dark(#e2e6eb, #2a3038);
  --good: light-dark(#0a6b3d, #4ade96); --bad: light-dark(#a8201a, #ff8a80); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 60rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0; }
h2 { font-size: 1.125rem; margin: 2.5rem 0 .5rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; color: var(--soft); }
code { font: .875em/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; overflow-x: auto; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .75rem; }
li { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem 1rem; }
li > strong { overflow-wrap: anywhere; }
.state { float: right; font-size: .875rem; font-weight: 600; }
.routable { color: var(--good); } .not_routable { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; margin: .5rem 0 0; font-size: .875rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
footer { margin-top: 3rem; font-size: .875rem; }
a { color: inherit; }
`;
