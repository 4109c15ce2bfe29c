using System.Collections.Immutable;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using ApprovalFlow.Web.Verbs;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace ApprovalFlow.Web.Demo;

/// <summary>
/// The notas that the demo begins with, made by the same commands that people use, under a business clock that runs
/// through the weeks before. A load that was killed goes on at its first step that is not in the journal.
/// </summary>
internal static class DemoNotas
{
    private static readonly DateTimeZone Amsterdam = DateTimeZoneProviders.Tzdb["Europe/Amsterdam"];

    /// <summary>The demo's own time begins here, once everything is loaded.</summary>
    public static Instant Begin { get; } = Moment(new(2025, 5, 12, 9, 0));

    /// <summary>When the oldest nota is begun.</summary>
    private static Instant Aanloop { get; } = Moment(new(2025, 4, 14, 9, 0));

    public static ImmutableArray<DemoNota> Alle { get; } =
    [
        JaarverslagIntegriteit.Nota,
        .. DemoOpsteltafel.Notas,
        .. DemoAfstemming.Notas,
        .. DemoBesluit.Notas,
        .. DemoNaBesluit.Notas,
        .. DemoAfgesloten.Notas,
    ];

    /// <summary>Gives how many notas it made: none when the demo was loaded before.</summary>
    public static async Task<int> Laad(VerbHost host, CancellationToken stop)
    {
        await using var slot = await host.Get<NpgsqlDataSource>().OpenConnectionAsync(stop);
        await Slot(slot, "SELECT pg_advisory_lock(20250512)", stop);
        try
        {
            var bekend = await Bekend(host.Get<ApprovalFlowDb>(), stop);
            var gemaakt = IsGeladen(bekend) ? 0 : await Speel(host, bekend, stop);
            await DemoJaarplanning.Laad(host, stop);
            await Zet(host, Begin, stop);
            return gemaakt;
        }
        finally
        {
            await Slot(slot, "SELECT pg_advisory_unlock(20250512)", CancellationToken.None);
        }
    }

    private static async Task<int> Speel(VerbHost host, ImmutableArray<Nota> bekend, CancellationToken stop)
    {
        if (!bekend.IsEmpty && !await host.Get<ApprovalFlowDb>().Klok.AnyAsync(stop))
        {
            throw new VerbFout("Hier staan al nota's onder de echte klok. Laad de demo in een lege database.");
        }
        await host.Get<KlokStore>().BeginAsync(Aanloop - Edge.Nu(), stop);
        var werk = await DemoWerk.Open(host, bekend, stop);
        var stappen = Alle.SelectMany(nota => nota.Stappen.Select(stap => (Nota: nota, Stap: stap)));
        foreach (var (nota, stap) in stappen.OrderBy(s => s.Stap.Op))
        {
            if (!werk.IsGedaan(nota, stap))
            {
                await Zet(host, Moment(stap.Op), stop);
                await werk.Doe(nota, stap, stop);
            }
        }
        return werk.Gemaakt;
    }

    /// <summary>The last step of all is an intrekking, and nobody changes a nota after that.</summary>
    private static bool IsGeladen(ImmutableArray<Nota> bekend) =>
        bekend.Any(nota =>
            nota.Status == NotaStatus.Ingetrokken
            && nota.OnzeReferentie.Contains(DemoAfgesloten.Ingetrokken.Referenties[0])
        );

    private static async Task<ImmutableArray<Nota>> Bekend(ApprovalFlowDb db, CancellationToken stop) =>
        [.. await db.Notas.OrderBy(nota => nota.Kenmerk).ToListAsync(stop)];

    /// <summary>Only ahead: a load that is finished later may find that the clock is past this moment.</summary>
    private static async Task Zet(VerbHost host, Instant doel, CancellationToken stop)
    {
        if (
            await host.Get<Bedrijfsklok>().Nu(stop) < doel
            && await host.Get<Klokwerk>().ZetOp(doel, stop) is { } weigering
        )
        {
            throw new VerbFout(weigering.Zin);
        }
    }

    private static Instant Moment(LocalDateTime lokaal) => lokaal.InZoneStrictly(Amsterdam).ToInstant();

    private static async Task Slot(NpgsqlConnection connection, string sql, CancellationToken stop)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // one of two constants
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(stop);
    }
}
