using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Persistence;
using NodaTime;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>
/// What one person can do with a nota now. The commands themselves are asked, with a stand-in for what is still to be
/// typed: a form is offered exactly when its command would only refuse a field.
/// </summary>
internal sealed record Handelingen
{
    private const string Ingevuld = "-";

    public ImmutableArray<Taak> Beantwoorden { get; private init; } = [];
    public ImmutableArray<Taak> Herzien { get; private init; } = [];
    public ImmutableArray<Taak> Verlengen { get; private init; } = [];
    public ImmutableArray<(Taak Taak, ImmutableArray<Medewerker> Aan)> Overdragen { get; private init; } = [];
    public ImmutableArray<EenheidCode> Toevoegen { get; private init; } = [];
    public ImmutableArray<EenheidCode> Vervallen { get; private init; } = [];
    public bool Indienen { get; private init; }
    public bool Terughalen { get; private init; }
    public bool Intrekken { get; private init; }
    public bool Kamerdatum { get; private init; }
    public bool Kamernummers { get; private init; }
    public bool Spoed { get; private init; }

    /// <summary>What an indiening as the concept stands now would still miss.</summary>
    public ImmutableArray<Veldfout> NogNodig { get; private init; } = [];

    public bool Overige =>
        Terughalen
        || Intrekken
        || Kamerdatum
        || Kamernummers
        || Spoed
        || !Verlengen.IsEmpty
        || !Overdragen.IsEmpty
        || !Toevoegen.IsEmpty
        || !Vervallen.IsEmpty
        || !Herzien.IsEmpty;

    public static Handelingen Van(Dossier dossier, CommandContext context, Register register)
    {
        var taken = dossier.Taken.Values;
        var open = dossier.OpenTaken.ToImmutableArray();
        var indienen = new NotaIndienen(null, null, false);
        var eenheden = register.Eenheden.Alle.Select(e => e.Code);
        var kamerdatum = LocalDate.Max(dossier.Nota.Kamerdatum ?? context.Vandaag, context.Vandaag);
        return new Handelingen
        {
            Beantwoorden = [.. open.Where(t => t.Stap != Stap.Opstellen && MagAntwoorden(t))],
            Herzien =
            [
                .. taken.Where(t =>
                    t.Stap == Stap.Afstemmen
                    && Geaccepteerd(new AfstemmingHerzien(t.Id, StapCodes.Akkoord, null, null, t.Versie))
                ),
            ],
            Verlengen = [.. open.Where(t => Mogelijk(new TermijnVerlengen(t.Id, context.Vandaag, Ingevuld)))],
            Overdragen = [.. open.Select(t => (t, Collegas(t))).Where(pair => !pair.Item2.IsEmpty)],
            Toevoegen = [.. eenheden.Where(e => Geaccepteerd(new AfstemmingToevoegen(e, Ingevuld)))],
            Vervallen = [.. eenheden.Where(e => Geaccepteerd(new AfstemmingVervallenVerklaren(e, Ingevuld)))],
            Indienen = Mogelijk(indienen),
            NogNodig = Mogelijk(indienen) ? indienen.Decide(dossier, context).Weigering?.Fouten ?? [] : [],
            Terughalen = Geaccepteerd(new NotaTerughalen(Ingevuld)),
            Intrekken = Geaccepteerd(new NotaIntrekken(Ingevuld)),
            // While the steller is at turn the Kamerdatum stands in the concept.
            Kamerdatum = dossier.Opstellen is null && Mogelijk(new KamerdatumWijzigen(kamerdatum, Ingevuld)),
            Spoed = Geaccepteerd(new SpoedWijzigen(!dossier.Nota.Spoed, Ingevuld)),
            Kamernummers = Geaccepteerd(new KamernummersRegistreren([Ingevuld])),
        };

        bool MagAntwoorden(Taak taak) =>
            new TaakAfhandelen(taak.Id, null, null, null, taak.Versie, null, null).Bevoegd(dossier, context) is null;

        ImmutableArray<Medewerker> Collegas(Taak taak) =>
            [
                .. register.Medewerkers.Where(m =>
                    m.Id != taak.Behandelaar
                    && m.Id != context.Wie!.Id
                    && m.IsLid(taak.Eenheid)
                    && Geaccepteerd(new TaakOverdragen(taak.Id, m, Ingevuld))
                ),
            ];

        bool Geaccepteerd(NotaCommand command) =>
            command.Bevoegd(dossier, context) is null && command.Decide(dossier, context).Weigering is null;

        bool Mogelijk(NotaCommand command) =>
            command.Bevoegd(dossier, context) is null
            && command.Decide(dossier, context).Weigering is null or { Soort: WeigeringSoort.Ongeldig };
    }
}
