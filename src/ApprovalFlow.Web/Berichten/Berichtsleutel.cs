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
    public static Sleutelverzoek Van(
        ConsumeContext context,
        string deel = "",
        NotaId? nota = null,
        Guid? taak = null
    ) =>
        Id(context) is { } id
            ? new($"bericht-{id}{deel}", Hash(context))
            : throw new BerichtGeweigerd(
                "geen-message-id",
                "Het bericht heeft geen message-id, of een dat geen uuid is.",
                nota
            )
            {
                Taak = taak,
            };

    /// <summary>Of the line that a message was refused: also for one without an id, which is then known by its bytes.</summary>
    public static Sleutelverzoek Geweigerd(ConsumeContext context) =>
        new($"bericht-{Id(context)?.ToString() ?? Hash(context)}-geweigerd", Hash(context));

    /// <summary>Beside that of the job's success: what failed once may be asked again under the same id.</summary>
    public static Sleutelverzoek Mislukt(ConsumeContext context) => Van(context, "-mislukt");

    public static Guid? Id(ConsumeContext context) => context.MessageId ?? Id(context.ReceiveContext);

    public static Guid? Id(ReceiveContext context) =>
        context.GetMessageId()
        ?? (Guid.TryParse(context.TransportHeaders.Get<string>("MessageId"), out var id) ? id : null);

    private static string Hash(ConsumeContext context) =>
        Convert.ToHexStringLower(SHA256.HashData(context.ReceiveContext.GetBody()));
}

/// <summary>
/// The message can not be taken, now or later: it becomes undeliverable, and nothing is tried again. Its text is the Dutch
/// sentence, and <see cref="Code"/> the slug of it.
/// </summary>
internal sealed class BerichtGeweigerd : Exception
{
    public const string Onverwerkbaar = "onverwerkbaar";

    public BerichtGeweigerd(string code, string zin, NotaId? nota = null)
        : base(zin) => (Code, Nota) = (code, nota);

    /// <summary>With what is wrong about each field: nothing stands below it, as it does at the API.</summary>
    public BerichtGeweigerd(Weigering weigering, NotaId? nota)
        : this(
            weigering.Slug,
            weigering.Fouten.Length > 1 ? string.Join(' ', weigering.Fouten.Select(f => f.Melding)) : weigering.Zin,
            nota
        ) { }

    public BerichtGeweigerd(string zin)
        : this(Onverwerkbaar, zin) { }

    public BerichtGeweigerd()
        : this("Het bericht is niet te verwerken.") { }

    public BerichtGeweigerd(string zin, Exception inner)
        : base(zin, inner) { }

    public string Code { get; } = Onverwerkbaar;
    public NotaId? Nota { get; }

    /// <summary>The task that it was about, once that was read.</summary>
    public Guid? Taak { get; init; }
}
