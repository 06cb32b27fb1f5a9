using System.Globalization;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Scheduling.Workflows;
using SupportDomain.Workforce;

namespace SupportDomain.Serialization.JsonNet.Tests.Scheduling;

public sealed class WorkflowJsonTests
{
    private const string Article = """
        {
          "version": 1,
          "name": "Article",
          "steps": [
            { "id": "publish", "title": "Publish", "after": ["review", "proof"] },
            { "id": "write", "title": "Write", "effort": "2h", "skills": { "french": 500 }, "target": "8h", "owner": "agent", "repeatable": true },
            { "id": "proof", "title": "Proof-read", "after": ["write"], "effort": "30m", "optional": true },
            { "id": "review", "title": "Review", "after": ["write"], "owner": "manager", "maySendBackTo": ["write"] }
          ]
        }
        """;

    [Fact]
    public void Read_AllMembers_BuildsWhatTheySay()
    {
        Read(Article).Should().Be(new WorkflowDefinition(
            "Article",
            new WorkflowStep(new("publish"), "Publish", [new("proof"), new("review")]),
            new WorkflowStep(
                new("write"), "Write", effort: Duration.FromHours(2), skills: new SkillRequirements(new SkillRequirement(new SkillId("french"), 500)), target: Duration.FromHours(8),
                owner: PersonRole.Agent, isRepeatable: true),
            new WorkflowStep(new("proof"), "Proof-read", [new("write")], Duration.FromMinutes(30), isOptional: true),
            new WorkflowStep(new("review"), "Review", [new("write")], owner: PersonRole.Manager, maySendBackTo: [new("write")])));
    }

    [Fact]
    public void Write_ThenRead_GivesAnEqualWorkflow()
    {
        WorkflowDefinition extreme = new("e", new WorkflowStep(new("a \"quoted\" id"), "τίτλος", effort: WorkflowStep.MaximumEffort, target: Duration.Zero));
        foreach (WorkflowDefinition workflow in (WorkflowDefinition[])[Read(Article), extreme, new("empty")])
        {
            string text = Write(workflow);
            Read(text).Should().Be(workflow);
            Write(Read(text)).Should().Be(text, "what is written is canonical");
        }
    }

    [Theory]
    [InlineData("\"after\": [\"write\"], \"owner\"", "\"after\": [\"publish\"], \"owner\"", "*in a circle*")]
    [InlineData("\"review\", \"proof\"", "\"review\", \"print\"", "*'publish' waits for 'print'*")]
    [InlineData("\"id\": \"proof\"", "\"id\": \"write\"", "*Two steps are called 'write'*")]
    [InlineData("\"maySendBackTo\": [\"write\"]", "\"maySendBackTo\": [\"proof\"]", "*does not come before*")]
    [InlineData("\"review\", \"proof\"", "\"proof\", \"proof\"", "*$.steps?0?*'proof' twice*")]
    [InlineData("\"2h\"", "\"2 hours\"", "*$.steps?1?.effort*2 hours*45s*")]
    [InlineData("\"optional\": true", "\"optional\": 1", "*$.steps?2?.optional*true or false*")]
    [InlineData("\"manager\"", "\"boss\"", "*boss*customer, agent*")]
    [InlineData("\"name\": \"Article\"", "\"title\": \"Article\"", "*no member 'name'*")]
    [InlineData("\"repeatable\"", "\"repeats\"", "*repeats*repeatable*")]
    public void Read_WrongMember_NamesThePlaceAndWhatIsAllowed(string right, string wrong, string message) =>
        FluentActions.Invoking(() => Read(Article.Replace(right, wrong, StringComparison.Ordinal))).Should().Throw<DeskFormatException>().WithMessage(message);

    private static WorkflowDefinition Read(string text) => WorkflowJson.Read(new StringReader(text), "article.json");

    private static string Write(WorkflowDefinition workflow)
    {
        using StringWriter writer = new(CultureInfo.InvariantCulture);
        WorkflowJson.Write(writer, workflow);
        return writer.ToString();
    }
}
