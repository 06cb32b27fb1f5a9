using SupportDomain.Identifiers;
using SupportDomain.Workforce;

namespace SupportDomain.Tests.Workforce;

public sealed class SkillTests
{
    private static readonly SkillId French = new("french");
    private static readonly SkillId Billing = new("billing");
    private static readonly SkillId Network = new("network");

    [Fact]
    public void Covers_LevelAtOrAbove_IsTrue()
    {
        SkillSet skills = new(new SkillLevel(French, 700), new SkillLevel(Billing, 1));
        skills.LevelOf(French).Should().Be(700);
        skills.LevelOf(Network).Should().Be(0);
        skills.Covers(new SkillRequirement(French, 700)).Should().BeTrue();
        skills.Covers(new SkillRequirement(French, 701)).Should().BeFalse();
        skills.Covers(new SkillRequirement(Billing)).Should().BeTrue();
        skills.Covers(new SkillRequirement(Network)).Should().BeFalse();
        skills.Covers(new SkillRequirements(new SkillRequirement(Billing), new SkillRequirement(French, 500))).Should().BeTrue();
        skills.Covers(SkillRequirements.None).Should().BeTrue();
        SkillSet.Empty.Covers(SkillRequirements.None).Should().BeTrue();
        FluentActions.Invoking(() => skills.Covers(default(SkillRequirement))).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("requirement");
    }

    [Fact]
    public void GapsTo_NamesWhatIsMissingAndByHowMuch()
    {
        SkillSet skills = new(new SkillLevel(French, 300), new SkillLevel(Billing, 900));
        SkillRequirements wanted = new(new SkillRequirement(Network, 10), new SkillRequirement(French, 400), new SkillRequirement(Billing, 900));
        skills.GapsTo(wanted).Should().Equal(new SkillGap(new SkillRequirement(French, 400), 300), new SkillGap(new SkillRequirement(Network, 10), 0));
        skills.With(French, 400).With(Network, 1000).GapsTo(wanted).Should().BeEmpty();
        skills.Without(Billing).GapsTo(wanted).Should().HaveCount(3);
    }

    [Fact]
    public void Equality_IsThatOfTheSet()
    {
        SkillRequirements first = new(new SkillRequirement(French, 2), new SkillRequirement(Billing, 1));
        SkillRequirements second = new(new SkillRequirement(Billing, 1), new SkillRequirement(French, 2));
        first.Should().Be(second);
        (first == second).Should().BeTrue();
        first.GetHashCode().Should().Be(second.GetHashCode());
        first.Should().NotBe(new SkillRequirements(new SkillRequirement(Billing, 1), new SkillRequirement(French, 3)));
        first.Without(French).Should().Be(new SkillRequirements(new SkillRequirement(Billing, 1)));
        first.Without(Network).Should().BeSameAs(first);
        first.ToString().Should().Be("billing ≥ 1, french ≥ 2");
        new SkillSet(new SkillLevel(French, 2), new SkillLevel(Billing, 1)).Should().Be(SkillSet.Empty.With(Billing, 1).With(French, 9).With(French, 2));
        (new SkillSet(new SkillLevel(French, 2)) != SkillSet.Empty).Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    [InlineData(-1)]
    public void Level_OutsideItsBounds_IsRefused(int level)
    {
        FluentActions.Invoking(() => new SkillLevel(French, level)).Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*{level}*1 to 1000*").Which.ParamName.Should().Be("level");
        FluentActions.Invoking(() => new SkillRequirement(French, level)).Should().Throw<ArgumentOutOfRangeException>().Which.ParamName.Should().Be("minimumLevel");
    }

    [Fact]
    public void SameSkillTwice_OrNone_IsRefused()
    {
        FluentActions.Invoking(() => new SkillSet(new SkillLevel(French, 1), new SkillLevel(French, 2))).Should().Throw<ArgumentException>().WithMessage("*french*twice*");
        FluentActions.Invoking(() => new SkillRequirements(new SkillRequirement(French, 1), new SkillRequirement(French, 1))).Should().Throw<ArgumentException>().WithMessage("*french*twice*");
        FluentActions.Invoking(() => new SkillSet(default(SkillLevel))).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("levels");
        FluentActions.Invoking(() => new SkillRequirements(default(SkillRequirement))).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("requirements");
        FluentActions.Invoking(() => new SkillLevel(default, 1)).Should().Throw<ArgumentException>().Which.ParamName.Should().Be("skill");
    }

    [Fact]
    public void HundredThousandSkills_AreLookedUpByName()
    {
        SkillSet skills = new(Enumerable.Range(0, 100_000).Select(i => new SkillLevel(new SkillId($"s{i}"), (i % 1000) + 1)));
        skills.LevelOf(new SkillId("s77777")).Should().Be(778);
        skills.LevelOf(new SkillId("s100000")).Should().Be(0);
        skills.Covers(new SkillRequirements(skills.Levels.Select(l => new SkillRequirement(l.Skill, l.Level)))).Should().BeTrue();
    }

    [Fact]
    public void Identifiers_BehaveAsTheOthersDo()
    {
        (new SkillId("a") < new SkillId("b")).Should().BeTrue();
        new DutyId("daily").Value.Should().Be("daily");
        default(WorkflowStepId).IsDefault.Should().BeTrue();
        FluentActions.Invoking(() => new WorkflowStepId(" x")).Should().Throw<ArgumentException>();
        SkillId.TryParse("a b", System.Globalization.CultureInfo.InvariantCulture, out SkillId skill).Should().BeTrue();
        skill.Value.Should().Be("a b");
    }
}
