using System.Text;
using NodaTime;
using SupportDomain.Identifiers;
using SupportDomain.Sla;
using SupportDomain.Tickets;

namespace SupportDomain.Desks;

/// <summary>A row of a log with the verdict of each clock of its desk, as long as the replay holds it; <see cref="ToTicket"/> gives one to keep.</summary>
/// <remarks>Texts are UTF-8, empty where nothing is known. There is no equality and no order; <c>default</c> is not for use. For one thread.</remarks>
public readonly ref struct JudgedRow
{
    private readonly ref readonly CaseFields _fields;
    private readonly Instant _asOf;
    private readonly TicketHistory? _history;
    private readonly ReadOnlySpan<bool> _isJudged;

    internal JudgedRow(
        ReadOnlySpan<byte> id, in CaseFields fields, Instant asOf, ReadOnlySpan<SlaVerdict> verdicts, TicketHistory? history = null, int instance = 1, ReadOnlySpan<bool> isJudged = default)
    {
        IdUtf8 = id;
        _fields = ref fields;
        _asOf = asOf;
        Verdicts = verdicts;
        _history = history;
        Instance = instance;
        _isJudged = isJudged;
    }

    /// <summary>Which instance of each clock the verdicts are of, from 1: a ticket whose clocks start anew has a row for each.</summary>
    public int Instance { get; }

    /// <summary>The line of the file that the row begins on, counted from 1, the header included.</summary>
    public long Line => _fields.Line;

    /// <summary>The ticket's name.</summary>
    public ReadOnlySpan<byte> IdUtf8 { get; }

    /// <summary>When the ticket was opened.</summary>
    public Instant OpenedAt => _fields.OpenedAt;

    /// <summary>The status as the log names it.</summary>
    public ReadOnlySpan<byte> StatusUtf8 => _fields.Status.ShownUtf8;

    /// <summary>The deadline that the log itself gives, or null.</summary>
    public Instant? RecordedDeadline => _fields.Deadline;

    /// <summary>The verdict that the log itself gives.</summary>
    public RecordedVerdict RecordedVerdict => _fields.Verdict;

    /// <summary>The verdict of each clock, in the order of the desk's clocks; <see cref="IsJudged"/> says whether there is one.</summary>
    public ReadOnlySpan<SlaVerdict> Verdicts { get; }

    /// <summary>Whether a clock has such an instance on the ticket; always, for the rows of a case log.</summary>
    /// <param name="clock">The position of the clock among those of the desk.</param>
    public bool IsJudged(int clock) => _isJudged.IsEmpty || _isJudged[clock];

    /// <summary>An attribute as the log names it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="field"/> is none of type, priority, queue and channel.</exception>
    public ReadOnlySpan<byte> AttributeUtf8(TicketField field) => _fields.Of(field).ShownUtf8;

    /// <summary>The row as an object of its own, its ticket folded from the events that the row records.</summary>
    public JudgedTicket ToTicket()
    {
        if (_history is not null)
        {
            return new JudgedTicket(_fields, _history.Ticket, [.. Verdicts]);
        }

        CaseRow row = new(TicketId.Parse(Encoding.UTF8.GetString(IdUtf8), provider: null), _fields);
        return new JudgedTicket(_fields, Ticket.Replay(row.ToEvents(_asOf)), [.. Verdicts]);
    }
}
