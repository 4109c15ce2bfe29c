using System.Security.Cryptography;
using System.Text;
using ApprovalFlow.Notas.Berichten.V1;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Puts aside what could not be taken, so that the next message gets its turn. When that fails too, because the database
/// is away, the transport gives the message again.
/// </summary>
internal sealed class OnbestelbaarFilter(IServiceProvider services, string wachtrij) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next) =>
        Geweigerd(context.Exception) is { } geweigerd ? Onbestelbaar.Leg(services, context, wachtrij, geweigerd)
        // An outage is no fault of the message: it stays where it is, and was tried for a while already.
        : Outage.Is(context.Exception) ? Task.FromException(context.Exception.GetBaseException())
        : Onbestelbaar.Leg(
            services,
            context,
            wachtrij,
            new BerichtGeweigerd(
                $"Het bericht is niet te verwerken ({context.Exception.GetBaseException().GetType().Name})."
            )
        );

    public void Probe(ProbeContext context) => context.CreateFilterScope("onbestelbaar");

    private static BerichtGeweigerd? Geweigerd(Exception? fout) =>
        fout is null or BerichtGeweigerd ? (BerichtGeweigerd?)fout : Geweigerd(fout.InnerException);
}

/// <summary>Nothing here wanted it.</summary>
internal sealed class OnbekendFilter(IServiceProvider services, string wachtrij) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        Onbestelbaar.Leg(services, context, wachtrij, new BerichtGeweigerd("Dit bericht hoort niet in deze wachtrij."));

    public void Probe(ProbeContext context) => context.CreateFilterScope("onbekend");
}

internal static partial class Onbestelbaar
{
    public const int MaxReden = 500;

    /// <summary>In the place of a queue, before the soort of what came no further than the outbox.</summary>
    public const string UitOutbox = "outbox: ";

    /// <summary>Before a message that could not be put aside goes back to its queue, which gives it again at once.</summary>
    public static readonly TimeSpan Pauze = TimeSpan.FromSeconds(5);

    public static async Task Leg(
        IServiceProvider services,
        ReceiveContext context,
        string wachtrij,
        BerichtGeweigerd geweigerd
    )
    {
        try
        {
            await Bewaar(services, context, wachtrij, geweigerd);
        }
        catch (Exception fout) when (Outage.Is(fout))
        {
            await Task.Delay(Pauze, context.CancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
    }

    private static async Task Bewaar(
        IServiceProvider services,
        ReceiveContext context,
        string wachtrij,
        BerichtGeweigerd geweigerd
    )
    {
        // What can not be read comes by both filters: as an exception, and as what nothing here consumed.
        if (context.HasPayloadType(typeof(Ligt)))
        {
            return;
        }
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalFlowDb>();
        var zin = CleanText.Cut(geweigerd.Message, MaxReden);
        db.Add(
            new OnbestelbaarRow
            {
                Id = Edge.NieuwId(),
                BerichtId = Berichtsleutel.Id(context),
                Wachtrij = wachtrij,
                Inhoud = context.GetBody(),
                InhoudType = context.ContentType?.ToString() ?? "application/json",
                Reden = zin,
                NotaId = geweigerd.Nota,
                OntvangenOp = Edge.Nu(),
                Status = OnbestelbaarStatus.Open,
            }
        );
        if (wachtrij == Wachtrijen.Afstemming)
        {
            db.Add(Antwoord(context, geweigerd, zin)); // in one transaction: it is put aside and told, or neither
        }
        await db.SaveChangesAsync(CancellationToken.None);
        context.AddOrUpdatePayload(() => new Ligt(), ligt => ligt);
        Weggelegd(scope.ServiceProvider.GetRequiredService<ILogger<OnbestelbaarFilter>>(), wachtrij, zin);
    }

    /// <summary>What its sender hears, who knows a repeat of it by the id: the same refusal of the same bytes has the same.</summary>
    private static OutboxRow Antwoord(ReceiveContext context, BerichtGeweigerd geweigerd, string zin)
    {
        var bericht = new AfstemmingGeweigerd
        {
            BerichtId = Berichtsleutel.Id(context),
            TaakId = geweigerd.Taak,
            Code = geweigerd.Code,
            Zin = zin,
            Tijdstip = Edge.Nu(),
        };
        var wat = Encoding.UTF8.GetBytes($"{bericht.BerichtId}\n{bericht.Code}\n{zin}\n");
        var hash = SHA256.HashData([.. wat, .. context.GetBody()]);
        return Uitbox.Row(geweigerd.Nota, bericht, Uuid(hash), bericht.Tijdstip);
    }

    /// <summary>RFC 9562, version 8: a uuid of our own making.</summary>
    private static Guid Uuid(byte[] hash)
    {
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x80);
        bytes[8] = (byte)(bytes[8] & 0x3F | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Marks a message that lies aside.</summary>
    private sealed class Ligt;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message on {Wachtrij} was put aside: {Reden}")]
    private static partial void Weggelegd(ILogger log, string wachtrij, string reden);
}
