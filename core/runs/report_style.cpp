// SPDX-FileCopyrightText: 2026 Inception Studio contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runs/report_parts.h"

namespace studio::report {

// The studio's own colours (ui/theme), so that a head has the same colour everywhere.
std::string_view styleSheet() {
    return R"css(
:root{color-scheme:light dark;--window:#F1F3F5;--panel:#FFF;--sunken:#E9ECEF;--border:#D5DAE0;--hair:#E6E9ED;--text:#1B2129;
--muted:#57616E;--accent:#34557F;--main:#0F5FB0;--aux1:#B35000;--aux2:#0E7A54;--total:#626B77;--right:#1B7A3D;--wrong:#C0262D;
--warn:#8A5A00;--warnground:#FFF4D6}
@media(prefers-color-scheme:dark){:root{--window:#1A1D21;--panel:#22262C;--sunken:#15181B;--border:#3A4049;--hair:#2E333A;
--text:#E7EAEE;--muted:#A4ADB9;--accent:#8FB4E4;--main:#62ADF5;--aux1:#F2994B;--aux2:#48C294;--total:#A7AFBA;--right:#6AD896;
--wrong:#F7706F;--warn:#F0C15A;--warnground:#3A3120}}
*{box-sizing:border-box}
body{margin:0;background:var(--window);color:var(--text);font:14px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK SC",
sans-serif;font-variant-numeric:tabular-nums}
main{max-width:1120px;margin:0 auto;padding:32px 24px 48px}
h1{font-size:28px;line-height:1.2;font-weight:600;margin:0;overflow-wrap:anywhere}
h2{font-size:18px;font-weight:600;margin:40px 0 12px}
h3{font-size:14px;font-weight:600;margin:0 0 6px}
p{margin:0}
.kicker{color:var(--muted);font-size:12px;margin-bottom:4px}
header .line1{display:flex;gap:12px;align-items:center;flex-wrap:wrap}
.state{font-size:12px;font-weight:600;padding:2px 10px;border-radius:10px;border:1px solid currentColor;color:var(--total)}
.state.finished{color:var(--right)}.state.diverged,.state.failed{color:var(--wrong)}.state.stopped{color:var(--warn)}
.outcome{font-size:16px;margin-top:8px;max-width:70ch}
.message{margin-top:12px;padding:10px 14px;border-radius:4px;background:var(--warnground);color:var(--warn);max-width:80ch}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:1px;margin-top:24px;background:var(--hair);
border:1px solid var(--border);border-radius:6px;overflow:hidden}
.figure{background:var(--panel);padding:14px 16px}
.figure .name{color:var(--muted);font-size:12px}.figure .value{font-size:22px;font-weight:600;line-height:1.3}
.figure .under{color:var(--muted);font-size:12px}
.lead{color:var(--muted);margin:-6px 0 12px}
.panel{background:var(--panel);border:1px solid var(--border);border-radius:6px;padding:14px 16px;margin:0;min-width:0}
.two{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,420px),1fr));gap:16px}
.sides{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}.sides>.panel{flex:1 1 320px}.sides>.panel:first-child{flex:2 1 420px}
figcaption{display:flex;align-items:baseline;justify-content:space-between;gap:12px;flex-wrap:wrap}
.legend{display:flex;gap:14px;font-size:12px;color:var(--muted)}
.key::before{content:"";display:inline-block;width:18px;height:3px;border-radius:2px;margin-right:6px;vertical-align:middle;background:var(--c)}
.main{--c:var(--main)}.aux1{--c:var(--aux1)}.aux2{--c:var(--aux2)}.total{--c:var(--total)}
.note{color:var(--muted);font-size:12px;margin-top:8px}
svg{display:block;width:100%;height:auto;margin-top:8px;font:11px system-ui,sans-serif;overflow:visible}
.grid{stroke:var(--hair)}.axis{stroke:var(--border)}.level{stroke:var(--muted);stroke-dasharray:2 3}
.moment{stroke:var(--muted);stroke-dasharray:4 3}
.small{fill:var(--c,var(--text));paint-order:stroke;stroke:var(--panel);stroke-width:3px;stroke-linejoin:round}.small.muted{fill:var(--muted)}.small.strong{fill:var(--text);font-weight:600}
.line{fill:none;stroke:var(--c);stroke-width:2;stroke-linejoin:round}.line.raw{stroke-width:1;opacity:.26}
.line.dashed{stroke-width:1;stroke-dasharray:3 3;opacity:.7}
.marker{fill:var(--panel);stroke:var(--c);stroke-width:1.7}.arrow{fill:var(--c)}
table{border-collapse:collapse;font-size:13px}th{font-weight:400;text-align:left}
.scroll{overflow-x:auto}
.matrix{margin:0 auto}.matrix th{color:var(--muted);padding:4px 8px;font-size:12px;white-space:nowrap;max-width:180px;overflow:hidden;
text-overflow:ellipsis}
.matrix thead th{text-align:center}.matrix tbody th{text-align:right;color:var(--text)}.matrix .corner{font-size:11px;text-align:right}
.matrix td{min-width:48px;height:34px;text-align:center;border:2px solid var(--panel);border-radius:4px;background:var(--sunken)}
.matrix td.zero{color:var(--muted);opacity:.6}
.matrix td.right{background:color-mix(in srgb,var(--right) var(--s),var(--panel));font-weight:600}
.matrix td.wrong{background:color-mix(in srgb,var(--wrong) var(--s),var(--panel))}
.pairs{margin:8px 0 0;padding-left:22px}.pairs li{padding:3px 0}.pairs b{font-weight:600}
.count{float:right;color:var(--muted);padding-left:12px}
.classes{width:100%}.classes th,.classes td{padding:6px 10px;border-bottom:1px solid var(--hair)}
.classes thead th{color:var(--muted);font-size:12px}.classes .n{text-align:right}
.bar{white-space:nowrap;min-width:150px}.bar span{display:inline-block;width:90px;height:8px;border-radius:4px;margin-right:8px;
background:linear-gradient(90deg,var(--main) var(--w),var(--sunken) var(--w))}
.mistakes{display:grid;grid-template-columns:repeat(auto-fill,minmax(156px,1fr));gap:16px}
.mistake{margin:0;background:var(--panel);border:1px solid var(--border);border-radius:6px;overflow:hidden}
.mistake img,.gone{display:block;width:100%;height:150px;object-fit:cover;background:var(--sunken)}
.gone{padding:50px 12px;text-align:center;font-size:12px;color:var(--muted)}
.mistake figcaption{display:block;padding:8px 10px;font-size:13px}.mistake figcaption span{display:block;overflow:hidden;
text-overflow:ellipsis;white-space:nowrap}
.wrongtext{color:var(--wrong);font-weight:600}.path{color:var(--muted);font-size:11px}
.facts{width:100%}.facts th,.facts td{padding:4px 0;border-bottom:1px solid var(--hair);vertical-align:top}
.facts th{color:var(--muted);padding-right:16px}.facts td{text-align:right;overflow-wrap:anywhere}
.facts th code{font-size:11px;opacity:.75;margin-left:8px}.facts td code{font-size:12px}code{font-family:ui-monospace,"DejaVu Sans Mono",monospace}
footer{margin-top:40px;color:var(--muted);font-size:12px}
@media print{body{background:#fff}main{padding:0}.panel,.mistake,.figures{break-inside:avoid}}
)css";
}

}  // namespace studio::report
