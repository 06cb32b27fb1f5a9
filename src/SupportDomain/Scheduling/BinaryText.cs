using System.Buffers;
using System.Text;

namespace SupportDomain.Scheduling;

/// <summary>Texts as bytes without loss: UTF-8, and a half of a surrogate pair that stands alone as the three bytes of its number (generalised UTF-8, "WTF-8").</summary>
internal static class BinaryText
{
    private const int BytesOfHalf = 3;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static void Write(string value, BinaryOutput output)
    {
        if (!value.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            output.Utf8(value);
            return;
        }

        ArrayBufferWriter<byte> bytes = new(value.Length * BytesOfHalf);
        ReadOnlySpan<char> rest = value;
        while (!rest.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf16(rest, out Rune rune, out int taken);
            Span<byte> place = bytes.GetSpan(4);
            bytes.Advance(status == OperationStatus.Done ? rune.EncodeToUtf8(place) : WriteHalf(rest[0], place));
            rest = rest[taken..];
        }

        output.Bytes(bytes.WrittenSpan);
    }

    /// <summary>The text, or null if the bytes are none that writing gives.</summary>
    internal static string? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return ReadWithHalves(bytes);
        }
    }

    private static string? ReadWithHalves(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        bool isAfterHigh = false;
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int taken) == OperationStatus.Done)
            {
                text.Append(rune);
                isAfterHigh = false;
            }
            else if (TryReadHalf(bytes, out char half) && !(isAfterHigh && char.IsLowSurrogate(half)))
            {
                text.Append(half);
                isAfterHigh = char.IsHighSurrogate(half);
                taken = BytesOfHalf;
            }
            else
            {
                return null;
            }

            bytes = bytes[taken..];
        }

        return text.ToString();
    }

    private static int WriteHalf(char half, Span<byte> place)
    {
        place[0] = (byte)(0xE0 | (half >> 12));
        place[1] = (byte)(0x80 | ((half >> 6) & 0x3F));
        place[2] = (byte)(0x80 | (half & 0x3F));
        return BytesOfHalf;
    }

    private static bool TryReadHalf(ReadOnlySpan<byte> bytes, out char half)
    {
        bool isHalf = bytes.Length >= BytesOfHalf && bytes[0] == 0xED && bytes[1] is >= 0xA0 and <= 0xBF && bytes[2] is >= 0x80 and <= 0xBF;
        half = isHalf ? (char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)) : default;
        return isHalf;
    }
}
