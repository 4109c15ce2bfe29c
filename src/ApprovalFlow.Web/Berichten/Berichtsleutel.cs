using System.Security.Cryptography;
using ApprovalFlow.Notas;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// A message is a command whose key is the id of the message: the table that knows repeats of commands is the inbox. The
/// same id with another content is refused.
/// </summary>
internal static class Berichtsleutel
{
    public static Antwoord Gedaan { get; } = new(StatusCodes.Status200OK, "{}");

    /// <exception cref="BerichtGeweigerd">Without an id a repeat can not be told from a new message.</exception>
    public static Sleutelverzoek Van(ConsumeContext context, string deel = "") =>
        Id(context) is { } id
            ? new($"bericht-{id}{deel}", Convert.ToHexStringLower(SHA256.HashData(context.ReceiveContext.GetBody())))
            : throw new BerichtGeweigerd("Het bericht heeft geen message-id, of een dat geen uuid is.");

    public static Guid? Id(ConsumeContext context) => context.MessageId ?? Id(context.ReceiveContext);

    public static Guid? Id(ReceiveContext context) =>
        context.GetMessageId()
        ?? (Guid.TryParse(context.TransportHeaders.Get<string>("MessageId"), out var id) ? id : null);
}

/// <summary>The message can not be taken, now or later: it becomes undeliverable, and nothing is tried again.</summary>
internal sealed class BerichtGeweigerd : Exception
{
    public BerichtGeweigerd(string reden, NotaId nota)
        : base(reden) => Nota = nota;

    public BerichtGeweigerd(string reden)
        : base(reden) { }

    public BerichtGeweigerd() { }

    public BerichtGeweigerd(string reden, Exception inner)
        : base(reden, inner) { }

    public NotaId? Nota { get; }
}
