"""The style sheet of the HTML page.

Roles are told apart by form (underline, slant, background) and not by colour alone. Colours are
pairs of light and dark with a contrast of at least 4.5 to 1 (WCAG AA), which a test holds them to.
"""

# name: (light, dark)
COLOURS = {
    "paper": ("#ffffff", "#16181b"),
    "ink": ("#1d1f22", "#e4e6e9"),
    "quiet": ("#5b6068", "#a3a9b2"),
    "line": ("#d5d8dc", "#3a3f46"),
    "link": ("#0b57a4", "#8cbcf5"),
    "said": ("#fff1c2", "#4a3d12"),
    "deeper": ("#ffdf85", "#5c490e"),
    "who": ("#0a5c46", "#7fd6b8"),
    "lit": ("#b3360b", "#ff9c6b"),
    "alarm": ("#a81616", "#ff9a94"),
    "guilt": ("#7a2a8c", "#dda6ec"),
    "refusal": ("#0b5a73", "#7fcbe6"),
}


def _variables(which: int) -> str:
    return "".join(f"--{name}:{pair[which]};" for name, pair in COLOURS.items())


STYLE = (
    f"""\
:root{{{_variables(0)}color-scheme:light dark}}
@media (prefers-color-scheme:dark){{:root{{{_variables(1)}}}}}
"""
    + """\
*{box-sizing:border-box}
html{scroll-padding:4rem 0;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
 font:1.0625rem/1.65 Georgia,"Times New Roman",serif;overflow-wrap:anywhere}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,aside:focus-visible{outline:3px solid var(--link);
 outline-offset:2px}
.reading{max-width:78rem;margin:0 auto;padding:1.5rem 1.25rem 3rem}
.reading+.reading,style+.reading:not(:first-of-type){border-top:1px solid var(--line)}
article p{position:relative;margin:0 0 1.1em}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .75rem;text-wrap:balance}
aside,.brief,.facts,.names,.legend,.furniture,.number,.ref{
 font-family:system-ui,"Segoe UI",Roboto,sans-serif}
.facts{margin:0 0 1rem;font-size:.875rem;line-height:1.5}
.facts div{display:flex;gap:.75rem}
.facts dt{flex:0 0 6rem;color:var(--quiet)}
.facts dd{margin:0;min-width:0}
.names{margin:0 0 1rem;font-size:.875rem;line-height:1.75}
.names .facts{line-height:inherit;margin:0}
article .names p{margin:0}
.times{margin:.25rem 0 0;padding:0 0 0 1.25rem}
.found,.legend,.number{color:var(--quiet)}
.found{font-size:.8125rem}
.legend{font-size:.8125rem;border-block:1px solid var(--line);padding:.5rem 0}
.number{display:inline-block;min-width:1.4rem;font-size:.75rem;user-select:none}
.content{background:var(--said);box-decoration-break:clone;-webkit-box-decoration-break:clone}
.content.nested{background:var(--deeper)}
.incident{text-decoration:underline double var(--alarm);text-underline-offset:3px}
.source{color:var(--who);font-weight:600;text-decoration:underline;
 text-decoration-thickness:2px;text-underline-offset:3px}
.cue{font-style:italic;text-decoration:underline dotted;text-underline-offset:3px}
.ref{margin:0 .2em 0 .1em;padding:.15em .5em;border:1px solid var(--line);border-radius:.75rem;
 background:var(--paper);font-size:.75rem;font-weight:600;font-style:normal;text-decoration:none}
.ref:target{background:var(--lit);border-color:var(--lit);color:var(--paper)}
.brief{margin:0 0 1.5rem;font-size:.875rem;line-height:1.5}
.brief h2{font-size:1rem;margin:0 0 .25rem}
.brief ul{list-style:none;margin:0;padding:0}
.brief li{padding:.5rem .5rem .5rem .75rem;border-top:1px solid var(--line);
 border-left:3px solid transparent}
.brief :target{background:var(--said)}
.words{color:inherit;text-decoration-color:var(--line)}
.scroll{overflow-x:auto;margin-bottom:.75rem}
table{border-collapse:collapse;width:100%;overflow-wrap:break-word}
th,td{padding:.3rem .75rem .3rem 0;border-top:1px solid var(--line);text-align:left;
 vertical-align:top}
th{font-weight:400;color:var(--quiet)}
.group{padding-top:.75rem}
th:last-child,td:last-child{padding-right:0}
.part{padding-left:1rem}
.tainted{color:var(--alarm)}
aside{font-size:.875rem;line-height:1.5;margin-top:2rem}
aside h2{font-size:1rem;margin:0 0 .5rem}
aside ol{list-style:none;margin:0;padding:0}
aside li{padding:.6rem .5rem .6rem .75rem;border-top:1px solid var(--line);
 border-left:3px solid transparent}
aside li:target{background:var(--said)}
.act{font-style:italic}
.act-warns,.act-threatens,.status-planned,.status-threatened{border-left-color:var(--alarm)!important}
.act-claims,.act-admits,.act-blames{border-left-color:var(--guilt)!important}
.act-denies,.act-rejects{border-left-color:var(--refusal)!important}
.act-warns .act,.act-threatens .act,.status-planned .act,.status-threatened .act{
 color:var(--alarm);font-weight:700}
.act-claims .act,.act-admits .act,.act-blames .act{color:var(--guilt);font-weight:700}
.act-denies .act,.act-rejects .act{color:var(--refusal);font-weight:700}
blockquote{margin:.2rem 0;font-family:Georgia,"Times New Roman",serif;font-size:.9375rem}
.back{display:inline-block;min-width:1.5rem;padding:.1rem .25rem;font-weight:600;
 text-align:center}
.under{display:flex;flex-wrap:wrap;gap:0 1rem;font-size:.8125rem;color:var(--quiet)}
.under a{color:inherit}
.why[open]{flex-basis:100%}
summary{cursor:pointer}
.furniture{margin-top:2rem;padding-top:.75rem;border-top:1px solid var(--line);
 font-size:.875rem;line-height:1.5;color:var(--quiet)}
.furniture li{margin:.4rem 0}
.reason{font-weight:600;color:var(--ink)}
@media (min-width:60rem){
 .reading{display:grid;grid-template-columns:minmax(0,42rem) minmax(18rem,1fr);gap:3rem;
  padding-top:2.5rem}
 aside{margin:0;position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;
  padding:1rem .5rem 2rem 0}
 .number{position:absolute;left:-2.25rem;top:.35em;width:1.75rem;text-align:right}
 .reading{padding-left:3.25rem}
}
@media print{
 body{font-size:10.5pt}
 .reading{display:block;max-width:none;padding:0}
 aside{position:static;max-height:none;overflow:visible;padding:0;margin-top:1.5rem}
 aside li,.brief li,tr,h1{break-inside:avoid}
 .number{position:static;text-align:left}
 .content,.ref{print-color-adjust:exact;-webkit-print-color-adjust:exact}
 .why{display:none}
}
"""
)
