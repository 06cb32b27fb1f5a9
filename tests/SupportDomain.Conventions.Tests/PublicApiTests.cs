using SupportDomain.TestSupport;

namespace SupportDomain.Conventions.Tests;

public sealed class PublicApiTests
{
    /// <summary>Set to 1 to write the approved files anew; the change then shows in review as text.</summary>
    private const string ApproveVariable = "SUPPORTDOMAIN_APPROVE_API";

    [Theory]
    [InlineData("SupportDomain")]
    [InlineData("SupportDomain.Analytics")]
    [InlineData("SupportDomain.Hosting")]
    [InlineData("SupportDomain.Serialization.JsonNet")]
    public void PublicApi_EqualsTheApprovedText(string package)
    {
        string actual = PublicApiText.Of(Packages.Named(package));
        string path = Repository.File("src", package, "PublicApi.approved.txt");
        if (string.Equals(Environment.GetEnvironmentVariable(ApproveVariable), "1", StringComparison.Ordinal))
        {
            File.WriteAllText(path, actual);
        }

        string approved = File.ReadAllText(path).ReplaceLineEndings("\n");
        string[] gone = [.. approved.Split('\n').Except(actual.Split('\n'), StringComparer.Ordinal)];
        string[] added = [.. actual.Split('\n').Except(approved.Split('\n'), StringComparer.Ordinal)];
        actual.Should().Be(approved, "the public API changes only together with its approved text (set {0}=1 to approve); gone: {1}; added: {2}",
            ApproveVariable, string.Join(" | ", gone), string.Join(" | ", added));
    }
}
