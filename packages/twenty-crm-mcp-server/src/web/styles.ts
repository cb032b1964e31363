/** The page's only style sheet: follows the system's light or dark, and fits 375 px. */
export const styles = `
:root{color-scheme:light dark;
--bg:#f7f7f8;--card:#fff;--line:#e3e3e8;--text:#1b1b1f;--dim:#62626e;--accent:#3b5bdb;
--good:#1c7c3c;--warn:#a15c00;--good-bg:#e5f5ea;--warn-bg:#fdf0dc;--info-bg:#e8edfd}
@media (prefers-color-scheme:dark){:root{
--bg:#121216;--card:#1b1b21;--line:#2e2e37;--text:#ececf1;--dim:#9d9daa;--accent:#91a7ff;
--good:#69db8b;--warn:#ffc078;--good-bg:#17301f;--warn-bg:#35260f;--info-bg:#1e2640}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--text);font:16px/1.55 system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
header{display:flex;flex-wrap:wrap;align-items:baseline;gap:.25rem .75rem}
h1{font-size:1.6rem;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font-size:1.1rem;margin:2.5rem 0 .75rem}
h3,.card h2{font-size:.78rem;margin:0 0 .4rem;text-transform:uppercase;letter-spacing:.06em;color:var(--dim)}
p{margin:.4rem 0}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible,pre:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
code,pre{font:.875em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
.dim{color:var(--dim)}
.grid{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(13rem,1fr));margin-top:1.5rem}
.card{background:var(--card);border:1px solid var(--line);border-radius:.75rem;padding:.9rem 1rem;min-width:0}
.card p{margin:0;overflow-wrap:anywhere}
.card .value{font-size:1.05rem;font-weight:600}
.good{color:var(--good)}.warn{color:var(--warn)}
pre{margin:0;padding:.9rem 1rem;overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.75rem;user-select:all}
figure{margin:0 0 1rem}figcaption{margin-bottom:.35rem;font-weight:600;font-size:.92rem}
.groups{display:grid;gap:1.25rem;grid-template-columns:repeat(auto-fit,minmax(15rem,1fr))}
ul{list-style:none;margin:0;padding:0;background:var(--card);border:1px solid var(--line);border-radius:.75rem;overflow:hidden}
li+li{border-top:1px solid var(--line)}
summary{cursor:pointer;padding:.5rem .9rem;display:flex;gap:.5rem;align-items:center;justify-content:space-between}
summary code{overflow-wrap:anywhere}
details p{padding:0 .9rem .6rem;font-size:.92rem;color:var(--dim)}
.tag{font-size:.72rem;padding:.05rem .5rem;border-radius:1rem;white-space:nowrap}
.reads{background:var(--info-bg);color:var(--accent)}.adds{background:var(--good-bg);color:var(--good)}.changes{background:var(--warn-bg);color:var(--warn)}
`;
