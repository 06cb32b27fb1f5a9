using System.CommandLine;
using System.Globalization;
using SupportDomain.Analytics.Simulation;
using SupportDomain.Desks;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling;
using SupportDomain.Serialization.JsonNet;
using SupportDomain.Tool.Logs;
using SupportDomain.Tool.Output;
using SupportDomain.Workforce;

namespace SupportDomain.Tool.Commands;

/// <summary><c>compare</c>: several desks, head counts or policies on the same customers, with paired intervals of what differs.</summary>
internal static class CompareCommand
{
    private const int MostAgents = 10_000;
    private const int LongestName = 200;

    internal static Command Create(Terminal terminal)
    {
        Option<FileInfo[]> desks = new("--desk") { Description = terminal.Say("A desk with the member 'operation', or an operation alone; several times for several. The first one is compared with.", "میز با عضو operation یا تنها operation؛ برای چند میز چند بار. بقیه با نخستین مقایسه می‌شوند."), Required = true, AllowMultipleArgumentsPerToken = true };
        Option<int[]?> agents = new("--agents") { Description = terminal.Say("Head counts such as 5,6,7: the first agents of the desk, or copies of the last one.", "شمار کارشناسان مانند 5,6,7: نخستین کارشناسان میز، یا رونوشت‌های آخرین آنها."), CustomParser = result => ParseCounts(terminal, result) };
        Option<FileInfo[]> policies = new("--policy") { Description = terminal.Say("A scheduling policy in place of the desk's: a JSON file; several times for several.", "یک خط‌مشی زمان‌بندی به جای خط‌مشی میز: یک پروندهٔ JSON؛ برای چند تا چند بار."), AllowMultipleArgumentsPerToken = true };
        Option<FileInfo?> log = SimulateCommand.LogOption(terminal);
        Option<FileInfo?> svg = SimulateCommand.SvgOption(terminal);
        Option<DirectoryInfo?> output = SimulateCommand.OutOption(terminal);
        SimulationArguments arguments = new(terminal, takesPrecision: false);
        Command command = new("compare", terminal.Say("Compare desks, head counts or policies on the same customers.", "میزها، شمار کارشناسان یا خط‌مشی‌ها را با همان مشتریان مقایسه کن.")) { desks, agents, policies, log, output, svg };
        LogFileOptions further = new(terminal);
        further.AddTo(command);
        arguments.AddTo(command);
        command.SetAction((parsed, cancellation) => Task.FromResult(Faults.Handle(terminal, () =>
        {
            List<OperationInput> inputs = [];
            foreach (FileInfo file in parsed.GetRequiredValue(desks))
            {
                if (!OperationInput.TryRead(terminal, file, parsed.GetValue(log), (d, own, rows) => further.Open(parsed, d, own, rows), cancellation, out OperationInput? input, out int code))
                {
                    return code;
                }

                inputs.Add(inputs.Exists(i => string.Equals(i.Name, input.Name, StringComparison.Ordinal)) ? input with { Name = file.ToString() } : input);
            }

            int[] counts = parsed.GetValue(agents) ?? [];
            FileInfo[] others = parsed.GetValue(policies) ?? [];
            if (inputs.Count > 1 && counts.Length + others.Length > 0)
            {
                return Faults.Fail(terminal, terminal.Say("--agents and --policy go with one desk; there are {0}.", "‎--agents و ‎--policy با یک میز می‌آیند؛ {0} میز هست.", inputs.Count), ExitCode.Usage);
            }

            List<KeyValuePair<string, DeskOperation>> variants =
            [
                .. inputs.Select(i => KeyValuePair.Create(i.Name, i.Operation)),
                .. counts.Select(n => KeyValuePair.Create(terminal.Say("{0} agents", "{0} کارشناس", n), Staffed(inputs[0].Operation, n))),
                .. others.Select(f => KeyValuePair.Create(Path.GetFileNameWithoutExtension(f.Name), inputs[0].Operation.WithPolicy(ReadPolicy(f)))),
            ];
            SimulationOptions options = arguments.Of(parsed, inputs.Select(i => i.Operation));
            return SimulateCommand.Guarded(terminal, () => Run(terminal, inputs, variants, options, parsed.GetValue(output), parsed.GetValue(svg), cancellation));
        })));
        return command;
    }

    /// <summary>The operation with its first agents, or with copies of the last one behind all of them.</summary>
    internal static DeskOperation Staffed(DeskOperation operation, int count)
    {
        List<AgentProfile> agents = [.. operation.Agents.Take(count)];
        AgentProfile last = operation.Agents[^1];
        string stem = last.Id.Value.Length <= LongestName ? last.Id.Value : "copy";
        for (int number = 2; agents.Count < count; number++)
        {
            AgentId id = new(string.Create(CultureInfo.InvariantCulture, $"{stem} {number}"));
            if (operation.Agents.All(a => a.Id != id))
            {
                agents.Add(new AgentProfile(id, last.CapacityUnits, last.Channels, last.Skills, last.Groups, last.Role, last.Shifts, last.Absences));
            }
        }

        return operation.WithAgents(agents);
    }

    private static int[]? ParseCounts(Terminal terminal, System.CommandLine.Parsing.ArgumentResult result)
    {
        List<int> counts = [];
        foreach (string word in result.Tokens.SelectMany(t => t.Value.Split(',')))
        {
            if (!int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int count) || count is < 1 or > MostAgents)
            {
                result.AddError(terminal.Say(
                    "--agents has '{0}'; it must be whole numbers from 1 to {1} with commas between them, such as 5,6,7.",
                    "‎--agents {0} دارد؛ باید عددهایی درست از ۱ تا {1} با ویرگول میانشان باشد، مانند 5,6,7.", word, MostAgents));
                return null;
            }

            counts.Add(count);
        }

        return [.. counts];
    }

    private static SchedulingPolicy ReadPolicy(FileInfo file)
    {
        using StreamReader reader = file.OpenText();
        return SchedulingPolicyJson.Read(reader, file.Name);
    }

    private static void Run(
        Terminal terminal, List<OperationInput> inputs, List<KeyValuePair<string, DeskOperation>> variants, SimulationOptions options, DirectoryInfo? folder, FileInfo? svg, CancellationToken cancellation)
    {
        using ReportFolder? files = folder is null ? null : new ReportFolder(folder.FullName);
        IReadOnlyList<VariantResult> rows = terminal.WithProgress(
            string.Join(", ", inputs.Select(i => i.Name)), (long)options.Replications * variants.Count,
            progress => SimulationComparison.Run(variants, options, new SimulateCommand.Steps(progress), cancellation), isBytes: false);
        string json = files is null && !terminal.WantsJson ? string.Empty : JsonText.Of(SimulationData.Of(inputs, variants, rows));
        if (files is not null)
        {
            SimulateCommand.WriteReports(terminal, files, SimulationPages.Of(terminal, inputs, variants, rows), json, cancellation);
        }

        if (svg is not null)
        {
            WholeFile.Write(svg, SimulationReport.Picture(terminal, rows.Select(r => KeyValuePair.Create(r.Name, r.Result.Total.MeanWaitSeconds))));
        }

        if (terminal.WantsJson)
        {
            terminal.Writer.Write(json);
            return;
        }

        ComparisonReport.Write(terminal, inputs, variants, rows);
        SimulateCommand.SayWritten(terminal, folder);
    }
}
