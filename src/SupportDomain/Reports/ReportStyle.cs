namespace SupportDomain.Reports;

/// <summary>The look of a report: light, dark and printed.</summary>
internal static class ReportStyle
{
    internal const string Css = """
        :root{--ink:#1d2733;--soft:#5b6775;--paper:#fff;--line:#d9dfe6;--met:#2a7f62;--breached:#c0392b;--running:#3b78b8;--nosla:#9aa5b1;--time:#7a5ea8}
        @media (prefers-color-scheme:dark){:root{--ink:#e6ebf0;--soft:#a3afbc;--paper:#141a21;--line:#33404d;--met:#4db28d;--breached:#e8705f;--running:#6fa8e0;--nosla:#7b8794;--time:#a78bd6}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
        main{max-width:860px;margin:0 auto;padding:1.5rem 1rem 3rem}
        h1{font-size:1.6rem;margin:0 0 .3rem}h2{font-size:1.25rem;margin:2rem 0 .6rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.4rem 0 .4rem}
        .note{color:var(--soft);font-size:.9rem}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(120px,1fr));gap:.6rem;margin:0}
        .card{border:1px solid var(--line);border-left:5px solid var(--line);border-radius:6px;padding:.5rem .7rem}
        .card dt{color:var(--soft);font-size:.8rem}.card dd{margin:0;font-size:1.3rem;font-weight:600}
        .card.met{border-left-color:var(--met)}.card.breached{border-left-color:var(--breached)}.card.running{border-left-color:var(--running)}.card.nosla{border-left-color:var(--nosla)}.card.time{border-left-color:var(--time)}
        svg{width:100%;height:auto;display:block}svg text{font-size:12px;fill:var(--ink)}svg .number{fill:var(--soft)}
        rect.met,.swatch.met{fill:var(--met);background:var(--met)}rect.breached,.swatch.breached{fill:var(--breached);background:var(--breached)}
        rect.running,.swatch.running{fill:var(--running);background:var(--running)}rect.nosla,.swatch.nosla{fill:var(--nosla);background:var(--nosla)}rect.time{fill:var(--time)}
        .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.2rem 0 .4rem;padding:0;font-size:.8rem;color:var(--soft)}
        .swatch{display:inline-block;width:.8em;height:.8em;margin-right:.35em;border-radius:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
        .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.85rem}
        th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:right;font-variant-numeric:tabular-nums}
        th[scope=row],thead th:first-child,td.text{text-align:left}thead th{color:var(--soft);font-weight:600}tbody th{font-weight:400}
        summary{cursor:pointer;color:var(--soft);font-size:.85rem}
        @media print{main{max-width:none}section{break-inside:auto}svg,table{break-inside:avoid}}
        """;
}
