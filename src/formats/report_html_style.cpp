#include <formats/report_page.hpp>

namespace sugo::formats {

std::string_view report_style() {
    return R"(:root {
  color-scheme: light dark;
  --page: #ffffff; --text: #1c1f24; --soft: #5a616c; --line: #dfe2e7; --track: #eef0f3; --warning: #9a5b00;
  --billable: #2563a8; --other: #8a97a8; --time: #6a58b0; --billed: #2c7a57; --unbilled: #c07a12;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #14161a; --text: #e8e9ec; --soft: #a3a9b4; --line: #31363e; --track: #23272e; --warning: #e9b45c;
    --billable: #69a8ee; --other: #6c7787; --time: #a596e6; --billed: #56bb8e; --unbilled: #e3a744;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); line-height: 1.45; font-size: 15px;
  font-family: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Noto Sans CJK KR", "Noto Sans CJK JP",
    "Apple SD Gothic Neo", "Malgun Gothic", "Hiragino Sans", "Yu Gothic", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 1080px; margin: 0 auto; padding: 28px 24px 40px; }
h1 { font-size: 26px; line-height: 1.2; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 0 0 8px; }
.period { margin: 4px 0 0; color: var(--soft); }
.warning { color: var(--warning); margin: 16px 0 0; }
.note, footer { color: var(--soft); font-size: 13px; }
section { margin-top: 36px; min-width: 0; }
figure { margin: 0 0 14px; }
figcaption { color: var(--soft); font-size: 13px; margin-bottom: 6px; }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 2px; margin: 0 5px 0 0; }
.key + .key, figcaption .other, figcaption .unbilled { margin-left: 12px; }
span.billable { background: var(--billable); } span.other { background: var(--other); }
span.billed { background: var(--billed); } span.unbilled { background: var(--unbilled); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 14px 20px;
  margin: 22px 0 0; padding: 16px 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
dt, dd { margin: 0; color: var(--soft); font-size: 13px; }
dd.figure { color: var(--text); font-size: 22px; line-height: 1.3; font-weight: 600;
  font-variant-numeric: tabular-nums; white-space: nowrap; }
svg { display: block; overflow: visible; font-size: 12px; font-family: inherit; }
svg.columns { margin-left: 44px; width: calc(100% - 44px); }
svg text { fill: var(--soft); }
text.label { fill: var(--text); font-size: 13px; }
text.value { fill: var(--text); font-size: 13px; text-anchor: end; font-variant-numeric: tabular-nums; }
text.scale { text-anchor: end; font-variant-numeric: tabular-nums; }
text.tick { text-anchor: middle; }
line.grid { stroke: var(--line); } line.axis { stroke: var(--soft); }
line { shape-rendering: crispEdges; }
rect.track { fill: var(--track); } rect.billable { fill: var(--billable); } rect.other { fill: var(--other); }
rect.time { fill: var(--time); } rect.billed { fill: var(--billed); } rect.unbilled { fill: var(--unbilled); }
g:hover > rect { filter: brightness(1.15); }
table { border-collapse: collapse; width: 100%; font-size: 14px; font-variant-numeric: tabular-nums; }
th, td { padding: 5px 0 5px 14px; text-align: right; font-weight: normal; vertical-align: top; white-space: nowrap;
  border-top: 1px solid var(--line); }
th:first-child { text-align: left; padding-left: 0; white-space: normal; overflow-wrap: anywhere; min-width: 8em; }
thead th { color: var(--soft); font-size: 13px; border-top: 0; }
tfoot th, tfoot td { font-weight: 600; border-top: 1px solid var(--soft); }
summary { color: var(--soft); font-size: 14px; cursor: pointer; padding: 4px 0; }
footer { margin-top: 40px; border-top: 1px solid var(--line); }
@media (min-width: 900px) {
  .pair { display: grid; grid-template-columns: 1fr 1fr; column-gap: 40px; align-items: start; }
  .pair table { font-size: 13px; }
  .pair th, .pair td { padding-left: 8px; }
  .pair th:first-child { padding-left: 0; min-width: 6em; }
}
@media (max-width: 560px) {
  main { padding: 20px 16px 32px; }
  h1 { font-size: 22px; }
  .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 12px 16px; }
  dd.figure { font-size: 19px; }
  .minor, .wide { display: none; }
  table { font-size: 12.5px; }
  table, thead, tbody, tfoot { display: block; }
  tr { display: flex; flex-wrap: wrap; border-top: 1px solid var(--line); padding: 4px 0; }
  thead tr { border-top: 0; }
  tfoot tr { border-top: 1px solid var(--soft); }
  th, td, tfoot th, tfoot td { border: 0; padding: 1px 0; flex: 1 0 22%; min-width: max-content; }
  th:first-child, tfoot th:first-child { flex: 0 0 100%; min-width: 0; }
  tbody th:first-child { font-weight: 600; }
  thead th { font-size: 12px; }
}
@media print {
  :root { color-scheme: light;
    --page: #ffffff; --text: #000000; --soft: #4a4f57; --line: #cfd3d9; --track: #eef0f3; --warning: #7a4700;
    --billable: #2563a8; --other: #a9b4c2; --time: #6a58b0; --billed: #2c7a57; --unbilled: #d9952f; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  @page { margin: 16mm 14mm; }
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  section { margin-top: 26px; }
  table { font-size: 9.5pt; }
  th, td { padding-top: 3px; padding-bottom: 3px; }
  dd.figure { font-size: 14pt; }
  .figures { grid-template-columns: repeat(auto-fit, minmax(100px, 1fr)); }
  figure, tr, .figures { break-inside: avoid; }
  tfoot { display: table-row-group; }
  h2, figcaption { break-after: avoid; }
  .pair { display: block; }
  summary { display: none; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
)";
}

}  // namespace sugo::formats
