using System.Text;

namespace SupportDomain.BusinessTime;

/// <summary>The unfolded content lines of an iCalendar text (RFC 5545, 3.1), within limits.</summary>
internal sealed class ICalendarLines(TextReader reader, ICalendarLimits limits)
{
    private readonly char[] _buffer = new char[4096];
    private readonly StringBuilder _line = new();
    private int _length;
    private int _position;
    private long _characters;
    private int _physicalLine;

    /// <summary>Gets the number, from 1, of the physical line on which the line last read starts.</summary>
    public int LineNumber { get; private set; }

    /// <summary>Reads the next line that is not empty, or null at the end.</summary>
    public string? Next()
    {
        do
        {
            if (Peek() < 0)
            {
                return null;
            }

            LineNumber = _physicalLine + 1;
            _line.Clear();
            AppendPhysicalLine();
            while (Peek() is ' ' or '\t')
            {
                _position++;
                AppendPhysicalLine();
            }
        }
        while (_line.Length == 0);

        return _line.ToString();
    }

    private void AppendPhysicalLine()
    {
        _physicalLine++;
        while (Peek() >= 0)
        {
            ReadOnlySpan<char> rest = _buffer.AsSpan(_position, _length - _position);
            int end = rest.IndexOf('\n');
            ReadOnlySpan<char> part = end < 0 ? rest : rest[..end];
            _line.Append(part);
            _position += part.Length + (end < 0 ? 0 : 1);
            if (_line.Length > limits.MaxLineLength)
            {
                throw new FormatException($"Line {LineNumber} of the iCalendar text is longer than the {limits.MaxLineLength} characters allowed.");
            }

            if (end >= 0)
            {
                break;
            }
        }

        // The line feed is often the second half of a carriage return and line feed, also where a line is folded.
        if (_line.Length > 0 && _line[^1] == '\r')
        {
            _line.Length--;
        }
    }

    private int Peek()
    {
        if (_position == _length)
        {
            _length = reader.Read(_buffer, 0, _buffer.Length);
            _position = 0;
            _characters += _length;
            if (_characters > limits.MaxCharacters)
            {
                throw new FormatException($"The iCalendar text is longer than the {limits.MaxCharacters} characters allowed.");
            }
        }

        return _length == 0 ? -1 : _buffer[_position];
    }
}
