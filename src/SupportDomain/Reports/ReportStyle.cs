namespace SupportDomain.Reports;

/// <summary>The look of a report: light, dark and printed; narrow and wide; for eyes, keyboards and screen readers.</summary>
/// <remarks>Breached parts are hatched as well as red, and lie after those that were met: no colour has to be told from another.</remarks>
internal static class ReportStyle
{
    /// <summary>Light, also on paper. Texts have 4.5 to 1 against the background, marks 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11); a test computes it.</summary>
    internal const string Light =
        "--ink:#1d2733;--soft:#55616f;--paper:#ffffff;--line:#d3dae2;--link:#1c5a9e;--met:#2a7f62;--breached:#b93226;--running:#3b78b8;--nosla:#76828e;--time:#7a5ea8";

    internal const string Dark =
        "--ink:#e6ebf0;--soft:#a9b5c1;--paper:#141a21;--line:#3a4755;--link:#8fc1f5;--met:#4db28d;--breached:#ee7f6f;--running:#6fa8e0;--nosla:#85919d;--time:#b39ae0";

    internal const string Css =
        $":root{{color-scheme:light dark;{Light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{Dark}}}}}\n" + Layout + Charts + Tables + Print;

    private const string Layout = """
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,Vazirmatn,"Noto Sans","Noto Naskh Arabic",sans-serif;overflow-wrap:anywhere}
        header,nav,main{max-width:900px;margin:0 auto;padding:0 1rem}header{padding-top:1.5rem}main{padding-bottom:3rem}main:focus{outline:none}
        h1{font-size:1.6rem;line-height:1.25;margin:0 0 .3rem}h2{font-size:1.25rem;margin:2.2rem 0 .6rem;border-bottom:1px solid var(--line)}h3{font-size:1rem;margin:1.6rem 0 .3rem}
        p{margin:.3rem 0}a{color:var(--link)}.note{color:var(--soft);font-size:.9rem}.warning{border-inline-start:5px solid var(--breached);padding:.3rem .7rem}
        .skip{position:absolute;inset-inline-start:-999rem}.skip:focus{inset-inline-start:1rem;top:.5rem;padding:.4rem .8rem;background:var(--paper);border:2px solid var(--link);z-index:1}
        :focus-visible{outline:3px solid var(--link);outline-offset:2px}
        nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin:.8rem 0 0;padding:0;font-size:.9rem}nav a{display:inline-block;padding:.25rem 0}
        .cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(130px,1fr));gap:.6rem;margin:.6rem 0}
        .card{border:1px solid var(--line);border-inline-start:5px solid var(--line);border-radius:6px;padding:.5rem .7rem}
        .card dt{color:var(--soft);font-size:.8rem}.card dd{margin:0;font-size:1.3rem;font-weight:600}.card dd small{display:block;font-size:.75rem;font-weight:400;color:var(--soft)}
        .card.met{border-inline-start-color:var(--met)}.card.breached{border-inline-start-color:var(--breached)}.card.running{border-inline-start-color:var(--running)}
        .card.nosla{border-inline-start-color:var(--nosla)}.card.time{border-inline-start-color:var(--time)}

        """;

    private const string Charts = """
        .defs{position:absolute;width:0;height:0}
        svg{display:block;width:100%;overflow:visible}svg text{font-size:12px;fill:var(--ink)}svg .number{fill:var(--soft)}
        rect.met,.swatch.met{fill:var(--met);background:var(--met)}rect.breached{fill:url(#late)}rect.running,.swatch.running{fill:var(--running);background:var(--running)}
        .swatch.breached{background:repeating-linear-gradient(45deg,var(--breached) 0 4px,var(--paper) 4px 5px)}
        rect.nosla,.swatch.nosla{fill:var(--nosla);background:var(--nosla)}rect.time,.swatch.time{fill:var(--time);background:var(--time)}
        rect.heat{fill:var(--breached);stroke:var(--line);stroke-width:1}rect.cold{fill:none;stroke:var(--line);stroke-width:1}
        #late rect{fill:var(--breached)}#late path{stroke:var(--paper);stroke-width:1}
        path.curve{fill:none;stroke:var(--time);stroke-width:2;vector-effect:non-scaling-stroke}path.area{fill:var(--running);fill-opacity:.25;stroke:var(--running);stroke-width:2;vector-effect:non-scaling-stroke}
        line.axis{stroke:var(--line);stroke-width:1}line.mark{stroke:var(--ink);stroke-width:1.5}line.mean{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:4 3}
        .legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:.2rem 0 .5rem;padding:0;font-size:.8rem;color:var(--soft)}
        .swatch{display:inline-block;width:.8em;height:.8em;margin-inline-end:.35em;border-radius:2px;print-color-adjust:exact;-webkit-print-color-adjust:exact}

        """;

    private const string Tables = """
        summary{cursor:pointer;color:var(--link);font-size:.85rem;padding:.3rem 0;width:fit-content}
        .scroll{overflow-x:auto;max-width:100%}table{border-collapse:collapse;width:100%;font-size:.85rem;overflow-wrap:normal}caption{text-align:start;color:var(--soft);padding:.3rem 0}
        th,td{padding:.25rem .5rem;border-bottom:1px solid var(--line);text-align:end;font-variant-numeric:tabular-nums;vertical-align:top;white-space:nowrap}
        th[scope=row],thead th:first-child,td.text,th.text{text-align:start}td.text,thead th,caption{white-space:normal}td.text{min-width:7rem}thead th{color:var(--soft);font-weight:600}tbody th{font-weight:400}
        .hours td,.hours th{padding:.15rem .3rem}

        """;

    private const string Print = """
        @media print{body{font-size:11pt}header,main{max-width:none;padding-inline:0}nav,.skip{display:none}h2,h3{break-after:avoid}figure,svg,tr,.card{break-inside:avoid}.scroll{overflow:visible}a{color:inherit;text-decoration:none}svg rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
        figure{margin:0}
        """;
}
