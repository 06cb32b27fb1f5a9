using System.Globalization;
using System.Runtime.Intrinsics.X86;

namespace SupportDomain.Tests.Scheduling;

public sealed class SchedulerDeterminismTests
{
    public static TheoryData<string, string> Settings => new()
    {
        { "fa-IR", "DOTNET_EnableAVX2" },
        { "tr-TR", "DOTNET_EnableHWIntrinsic" },
        { "ar-SA", "DOTNET_TieredCompilation" },
    };

    /// <summary>Another process, in another culture and with a part of the processor or of the compiler switched off, gives the same events, snapshots and commands.</summary>
    [Theory]
    [MemberData(nameof(Settings))]
    public void AnotherProcess_GivesTheSameBytes(string culture, string switchedOff)
    {
        string[] answer = ChildProcess.Run([ChildProcess.SchedulerTask, culture], (switchedOff, "0")).Split(';');

        answer[0].Should().Be(culture, "the process runs in it");
        bool vectors = Avx2.IsSupported && switchedOff == "DOTNET_TieredCompilation";
        answer[1].Should().Be(vectors.ToString(), "the setting is in force");
        answer[2].Should().Be(WorkflowSchedulerTests.PinnedHash.ToString(CultureInfo.InvariantCulture));
        answer[3].Should().Be(SchedulerCommandTests.ScriptHash().ToString(CultureInfo.InvariantCulture));
    }
}
