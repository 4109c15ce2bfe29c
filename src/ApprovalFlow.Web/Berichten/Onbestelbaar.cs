using ApprovalFlow.Notas;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using MassTransit;
using Npgsql;

namespace ApprovalFlow.Web.Berichten;

/// <summary>
/// Puts aside what could not be taken, so that the next message gets its turn. When that fails too, because the database
/// is away, the transport gives the message again.
/// </summary>
internal sealed class OnbestelbaarFilter(IServiceProvider services, string wachtrij) : IFilter<ExceptionReceiveContext>
{
    public Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        var fout = context.Exception.GetBaseException();
        return Oorzaak(context.Exception) switch
        {
            BerichtGeweigerd geweigerd => Onbestelbaar.Leg(
                services,
                context,
                wachtrij,
                geweigerd.Message,
                geweigerd.Nota
            ),
            // An outage is no fault of the message: it stays where it is.
            NpgsqlException { IsTransient: true } => Task.FromException(fout),
            _ => Onbestelbaar.Leg(
                services,
                context,
                wachtrij,
                $"Het bericht is niet te verwerken ({fout.GetType().Name}).",
                null
            ),
        };
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("onbestelbaar");

    private static Exception? Oorzaak(Exception fout)
    {
        for (var inner = fout; inner is not null; inner = inner.InnerException)
        {
            if (inner is BerichtGeweigerd or NpgsqlException)
            {
                return inner;
            }
        }
        return null;
    }
}

/// <summary>Nothing here wanted it.</summary>
internal sealed class OnbekendFilter(IServiceProvider services, string wachtrij) : IFilter<ReceiveContext>
{
    public Task Send(ReceiveContext context, IPipe<ReceiveContext> next) =>
        Onbestelbaar.Leg(services, context, wachtrij, "Dit bericht hoort niet in deze wachtrij.", null);

    public void Probe(ProbeContext context) => context.CreateFilterScope("onbekend");
}

internal static partial class Onbestelbaar
{
    public const int MaxReden = 500;

    public static async Task Leg(
        IServiceProvider services,
        ReceiveContext context,
        string wachtrij,
        string reden,
        NotaId? nota
    )
    {
        // What can not be read comes by both filters: as an exception, and as what nothing here consumed.
        if (context.HasPayloadType(typeof(Ligt)))
        {
            return;
        }
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ApprovalFlowDb>();
        db.Add(
            new OnbestelbaarRow
            {
                Id = Edge.NieuwId(),
                BerichtId = Berichtsleutel.Id(context),
                Wachtrij = wachtrij,
                Inhoud = context.GetBody(),
                InhoudType = context.ContentType?.ToString() ?? "application/json",
                Reden = reden.Length <= MaxReden ? reden : reden[..MaxReden],
                NotaId = nota,
                OntvangenOp = Edge.Nu(),
                Status = OnbestelbaarStatus.Open,
            }
        );
        await db.SaveChangesAsync(CancellationToken.None);
        context.AddOrUpdatePayload(() => new Ligt(), ligt => ligt);
        Weggelegd(scope.ServiceProvider.GetRequiredService<ILogger<OnbestelbaarFilter>>(), wachtrij, reden);
    }

    /// <summary>Marks a message that lies aside.</summary>
    private sealed class Ligt;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message on {Wachtrij} was put aside: {Reden}")]
    private static partial void Weggelegd(ILogger log, string wachtrij, string reden);
}
