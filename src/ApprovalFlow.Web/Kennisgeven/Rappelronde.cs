using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Uitvoeren;
using NodaTime;

namespace ApprovalFlow.Web.Kennisgeven;

/// <summary>
/// Decides the reminders of a day: each open task is looked at once, under the lock of its nota, and what it gives is
/// written with the fact that it was looked at. Two workers share the work, and a crash loses and repeats nothing.
/// </summary>
internal sealed class Rappelronde(
    ApprovalFlowDb db,
    RappelStore rappels,
    KennisgevingStore kennisgevingen,
    ProcedureStore store,
    Procedures procedures,
    Omgeving omgeving,
    Dagkalender kalender,
    ILogger<Rappelronde> log
)
{
    /// <summary>Notas that are locked at once: their people wait for so long at most.</summary>
    public const int PerKeer = 100;

    /// <summary>Gives how many reminders were decided.</summary>
    /// <param name="nu">The business time; its day is looked at.</param>
    /// <param name="wacht">Waits for notas that somebody has, instead of leaving them for the next tick.</param>
    /// <param name="stop">Between two batches.</param>
    public async Task<int> Run(Instant nu, bool wacht, CancellationToken stop)
    {
        await kalender.Kijk(stop);
        var totaal = 0;
        while (true)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(stop);
            var dag = Namen.Dag(nu);
            var (notas, taken) = await rappels.LockDueAsync(dag, PerKeer, wacht, stop);
            if (notas == 0)
            {
                return totaal;
            }
            var besloten = new List<Besloten>();
            foreach (var due in taken)
            {
                besloten.AddRange(await Besluit(due, nu, stop));
                rappels.Bezien(due, dag);
            }
            await kennisgevingen.AddAsync(besloten, nu, Edge.Nu(), stop);
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            await transaction.CommitAsync(stop);
            totaal += besloten.Count;
        }
    }

    private async Task<IEnumerable<Besloten>> Besluit(Rappeltaak due, Instant nu, CancellationToken stop)
    {
        var (taak, nota) = (due.Taak, due.Nota);
        var procedure = await procedures.Get(store, nota.Procedure, nota.ProcedureVersie, stop);
        if (procedure.Find(taak.Element) is not { } node)
        {
            return [];
        }
        var bezien = due.Bezien ?? Rappelbesluit.NogNietBezien(taak.GeopendOp, kalender.Uur);
        var besluit = Rappelbesluit.Op(taak, node, bezien, Namen.Dag(nu), kalender.Werk);
        if (besluit.Weigering is { } weigering)
        {
            RappelLog.Geweigerd(log, nota.Kenmerk, taak.Nummer, weigering.Slug);
            return [];
        }
        var kring = new Kring(Dossier.Leeg with { Geopend = nota }, await Medewerkers(stop), null, nu);
        return Kennisgevingen(besluit.Value, taak, nota, kring, nu);
    }

    /// <summary>
    /// Under the day of the moment, also when that was missed: so it has the Message-ID that it would have had. The sentence
    /// counts from today. Who is told of the escalatie is not reminded as well: one mail a day about one task.
    /// </summary>
    private IEnumerable<Besloten> Kennisgevingen(Rappelbesluit besluit, Taak taak, Nota nota, Kring kring, Instant nu)
    {
        var (vandaag, termijn) = (Namen.Dag(nu), taak.Termijn!.Value);
        var werkdagen = kalender.Werk.Tussen(termijn, vandaag).Value;
        var gehoord = new HashSet<MedewerkerId>();
        if (besluit.Escalatie is { } dag)
        {
            db.Add(new RappelRow(taak.Id, Rappelsoort.Escalatie, dag, nota.Id, nu, null));
            var zin = Rappelzinnen.Escalatie(taak, nota, werkdagen);
            gehoord.UnionWith(kring.Hoofden(taak.Eenheid).Concat(kring.Secretariaat));
            foreach (var wie in gehoord)
            {
                yield return Rij(Rappelsoort.Escalatie, Kennisgevingsoort.Escalatie, taak, nota, dag, wie, zin);
            }
        }
        if (besluit.Rappel is { } moment)
        {
            db.Add(new RappelRow(taak.Id, Rappelsoort.Rappel, moment.Datum, nota.Id, nu, null));
            var zin = Rappelzinnen.Rappel(
                taak,
                nota,
                new ApprovalFlow.Notas.Termijnen.Rappelmoment(vandaag, werkdagen)
            );
            foreach (var wie in kring.Behandelaars(taak).Where(id => !gehoord.Contains(id)))
            {
                var eigen = kring.ZinVoor(wie, taak, zin);
                yield return Rij(Rappelsoort.Rappel, Kennisgevingsoort.Rappel, taak, nota, moment.Datum, wie, eigen);
            }
        }
    }

    internal static Besloten Rij(
        Rappelsoort rappel,
        Kennisgevingsoort soort,
        Taak taak,
        Nota nota,
        LocalDate dag,
        MedewerkerId wie,
        string zin
    ) =>
        new(
            FormattableString.Invariant($"{nota.Kenmerk}/taak-{taak.Nummer}/{rappel}/{dag:uuuu-MM-dd}/{wie}"),
            nota.Id,
            new Kennisgeving(soort, wie, taak.Id, zin)
        );

    private async Task<IReadOnlyCollection<Medewerker>> Medewerkers(CancellationToken stop) =>
        medewerkers ??= [.. (await omgeving.Register(stop)).Medewerkers];

    private IReadOnlyCollection<Medewerker>? medewerkers;
}

internal static partial class RappelLog
{
    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "No reminder of task {Nummer} of {Kenmerk}: the calendar can not count it ({Slug})"
    )]
    public static partial void Geweigerd(ILogger log, string kenmerk, int nummer, string slug);
}
