using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SupportDomain.Benchmarks.Ratios;

/// <summary>The processor time that the calling thread has used so far, in nanoseconds.</summary>
/// <remarks>Not disturbed by other processes taking the core away, unlike a wall clock. Windows: 100 ns units.</remarks>
internal static partial class ThreadCpuTime
{
    private const int LinuxThreadClock = 3;
    private const int AppleThreadClock = 16;

    internal static long Now()
    {
        if (OperatingSystem.IsWindows())
        {
            return GetThreadTimes(GetCurrentThread(), out _, out _, out long kernel, out long user)
                ? (kernel + user) * 100
                : throw new InvalidOperationException("GetThreadTimes failed.");
        }

        int clock = OperatingSystem.IsMacOS() ? AppleThreadClock : LinuxThreadClock;
        return ClockGetTime(clock, out Timespec time) == 0
            ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
            : throw new InvalidOperationException($"clock_gettime({clock}) failed: the thread's processor time is not available here.");
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out Timespec time);

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial nint GetCurrentThread();

    [LibraryImport("kernel32")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetThreadTimes(nint thread, out long created, out long exited, out long kernel, out long user);

    [StructLayout(LayoutKind.Sequential)]
    [DebuggerDisplay("{Seconds}.{Nanoseconds}")]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
