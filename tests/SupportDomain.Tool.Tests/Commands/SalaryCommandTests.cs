using System.Globalization;
using System.Text.Json;
using SupportDomain.TestSupport;

namespace SupportDomain.Tool.Tests.Commands;

public sealed class SalaryCommandTests : IDisposable
{
    private readonly Workspace _workspace = new();

    [Fact]
    public void Estimate_OfOneProfile_ShowsEveryStage()
    {
        _workspace.Run("salary", "estimate", Sample("iran-support-manager.json"), Sample("candidate.json")).Should().Be(ExitCode.Success, _workspace.Error);

        // 100 m × 1.05 (Isfahan) × 1.15 (four years and half of two) × 1.05 (one system).
        _workspace.Output.Should().Contain("experience: IRR 120,750,000").And.Contain("pay: IRR 126,787,500").And.Contain("28 of 28 numbers of the model are assumptions");
    }

    [Fact]
    public void Estimate_OfRows_AddsAColumn_AndRefusesTheWholeFileForOneRow()
    {
        const string Header = "who,role,grade,city,related experience,management elsewhere,communication,leadership,support software,large companies,degree,industry\n";
        const string Row = "\"=a, b\",support manager,first position,Isfahan,4,2,not proved,not proved,uses one,none,bachelor,as most\n";
        string csv = _workspace.Write("people.csv", Header + Row);
        _workspace.Run("salary", "estimate", Sample("iran-support-manager.json"), csv).Should().Be(ExitCode.Success, _workspace.Error);
        _workspace.Output.Should().Contain("\"'=a, b\",support manager").And.Contain(",as most,126787500");
        _workspace.Write("people.csv", Header + Row + Row.Replace("Isfahan", "Atlantis", StringComparison.Ordinal));
        _workspace.Run("salary", "estimate", Sample("iran-support-manager.json"), csv).Should().Be(ExitCode.Log);
        _workspace.Error.Should().Contain("line 3").And.Contain("Atlantis");
        _workspace.Output.Should().BeEmpty();
        _workspace.Write("people.csv", "who,role\n");
        _workspace.Run("salary", "estimate", Sample("iran-support-manager.json"), csv).Should().Be(ExitCode.Log);
        _workspace.Error.Should().Contain("grade must be among them");
    }

    [Fact]
    public void Explain_SumsToTheDifference_AndDraws()
    {
        string svg = _workspace.PathOf("pay.svg");
        _workspace.Run("salary", "explain", Sample("iran-support-manager.json"), Sample("candidate.json"), "--reference", Sample("reference.json"), "--svg", svg).Should().Be(ExitCode.Success, _workspace.Error);

        // 5,512,500 + 15,762,500 + 5,512,500 = 26,787,500.
        _workspace.Output.Should().Contain("the difference is IRR 26,787,500").And.Contain("city raised it by IRR 5,512,500").And.Contain("experience raised it by IRR 15,762,500");
        File.ReadAllText(svg).Should().StartWith("<svg");
        _workspace.Run("salary", "explain", Sample("iran-support-manager.json"), Sample("candidate.json"), "--reference", Sample("reference.json"), "--persian", "--logarithmic").Should().Be(ExitCode.Success);
        _workspace.Output.Should().Contain("بالا برد");
    }

    [Fact]
    public void Advise_NamesTheBestStepsTogether()
    {
        _workspace.Run("salary", "advise", Sample("iran-support-manager.json"), Sample("candidate.json"), Sample("steps.json")).Should().Be(ExitCode.Success, _workspace.Error);

        // 126,787,500 × 1.03 × 1.02 × 1.12 ÷ 1.05 = 142,083,144 after rounding; 15,295,644 more.
        _workspace.Output.Should().Contain("Together, 3 steps add IRR 15,295,644 a month, for IRR 140,000,000 and 11 months.").And.Contain("- leadership: course only");
    }

    [Fact]
    public void Json_HasTheSameFigures()
    {
        JsonElement Run(params string[] arguments)
        {
            _workspace.Run([.. arguments, "--json"]).Should().Be(ExitCode.Success, _workspace.Error);
            using JsonDocument document = JsonDocument.Parse(_workspace.Output);
            return document.RootElement.Clone();
        }

        JsonElement estimate = Run("salary", "estimate", Sample("iran-support-manager.json"), Sample("candidate.json"));
        estimate.GetProperty("pay").GetString().Should().Be("IRR 126787500");
        estimate.GetProperty("stages").EnumerateArray().Select(e => e.GetProperty("value").GetString()).Should().Contain("120750000");
        JsonElement explanation = Run("salary", "explain", Sample("iran-support-manager.json"), Sample("candidate.json"), "--reference", Sample("reference.json"));
        explanation.GetProperty("difference").GetString().Should().Be("IRR 26787500");
        explanation.GetProperty("parts").EnumerateArray().Sum(p => long.Parse(p.GetProperty("displayed").GetString()!["IRR ".Length..], CultureInfo.InvariantCulture)).Should().Be(26_787_500);
        JsonElement advice = Run("salary", "advise", Sample("iran-support-manager.json"), Sample("candidate.json"), Sample("steps.json"));
        advice.GetProperty("best").GetProperty("gain").GetString().Should().Be("IRR 15295644");
        advice.GetProperty("best").GetProperty("steps").EnumerateArray().Select(s => s.GetString()).Should().Contain("leadership: course only");
        advice.GetProperty("options").EnumerateArray().Should().Contain(o => o.GetProperty("missingEvidence").GetArrayLength() > 0);
    }

    [Fact]
    public void Faults_AreMessages()
    {
        string broken = _workspace.Write("model.json", "{ \"version\": 1 }");
        _workspace.Run("salary", "estimate", broken, Sample("candidate.json")).Should().Be(ExitCode.Desk);
        _workspace.Error.Should().Contain("model.json").And.Contain("sources");
        _workspace.Run("salary", "estimate", _workspace.PathOf("nowhere.json"), Sample("candidate.json")).Should().Be(ExitCode.File);
        _workspace.Run("salary", "explain", Sample("iran-support-manager.json"), Sample("candidate.json")).Should().Be(ExitCode.Usage);
    }

    public void Dispose() => _workspace.Dispose();

    private static string Sample(string name) => Repository.File("docs", "samples", "salary", name);
}
