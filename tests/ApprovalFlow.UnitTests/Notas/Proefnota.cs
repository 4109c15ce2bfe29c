using System.Collections.Immutable;
using ApprovalFlow.Engine;
using ApprovalFlow.Engine.Import;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;
using ApprovalFlow.Notas.Termijnen;
using NodaTime;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>One nota on which commands are run as people would, without anything around it.</summary>
internal sealed class Proefnota
{
    public static readonly Instant Begin = Instant.FromUtc(2025, 5, 12, 7, 0);
    public static readonly LocalDate Kamerdatum = new(2025, 5, 21);

    private static readonly ImmutableArray<Eenheid> Eenheden =
    [
        Eenheid("KD", "Kerndepartement"),
        Eenheid("DGB", "Directoraat-Generaal Beleid"),
        Eenheid("CDS", "Commandant der Strijdkrachten", HoofdstukCode.OverwegingenUitvoering, "CDS ziet niets."),
        Eenheid("HDFC", "Financiën en Control", HoofdstukCode.FinancieleOverwegingen, "HDFC ziet niets."),
        Eenheid("DJZ", "Juridische Zaken", HoofdstukCode.JuridischeOverwegingen, "DJZ ziet niets."),
        Eenheid("DCo", "Communicatie", HoofdstukCode.Communicatie, "DCo ziet niets."),
        Eenheid("COID", "Integriteit"),
        Eenheid("STASDEF", "Staatssecretaris"),
        Eenheid("MINDEF", "Minister"),
        Eenheid("SG", "Secretaris-generaal"),
        Eenheid("SECRETARIAAT", "Secretariaat"),
    ];

    private readonly ProcessDefinition procedure;
    private readonly string sleutel;
    private int volgendId;

    private Proefnota(string sleutel)
    {
        this.sleutel = sleutel;
        procedure = Lees(sleutel);
        Inhoud = StandaardInhoud();
    }

    public ProcessDefinition Procedure => procedure;
    public Dossier Dossier { get; private set; } = Dossier.Leeg;
    public List<Vastlegging> Journaal { get; } = [];
    public NotaInhoud Inhoud { get; set; }
    public ImmutableArray<BijlageGegevens> Bijlagen { get; set; } =
    [
        new(
            BijlageId.Of(Id(901)),
            "kamerbrief.pdf",
            BijlageSoort.Kamerbrief,
            false,
            "application/pdf",
            10,
            new('a', 64)
        ),
        new(BijlageId.Of(Id(902)), "jaarverslag.pdf", BijlageSoort.Rapport, true, "application/pdf", 20, new('b', 64)),
    ];
    public Instant Nu { get; set; } = Begin;

    /// <summary>What an administrator allowed for this procedure.</summary>
    public bool Zwijgregel { get; set; }
    public static Eenheidsregister Register { get; } = new(Eenheden);

    /// <summary>As this nota's commands see it.</summary>
    public Eenheidsregister Bekend { get; set; } = Register;

    /// <summary>A nota on the drafting table of KD.</summary>
    public static Proefnota Begonnen(string sleutel = "nota-ter-beslissing")
    {
        var nota = new Proefnota(sleutel);
        nota.Doe(new NotaAanmaken(NotaId.Of(Id(1)), "N2025-00001", sleutel, 1), "KD");
        return nota;
    }

    /// <summary>In the middle of its first round.</summary>
    public static Proefnota Ingediend(string sleutel = "nota-ter-beslissing")
    {
        var nota = Begonnen(sleutel);
        nota.Indienen();
        return nota;
    }

    public static Proefnota Afgestemd(string sleutel = "nota-ter-beslissing")
    {
        var nota = Ingediend(sleutel);
        nota.IedereenAkkoord();
        return nota;
    }

    public void Indienen(bool iedereen = false) => Doe(new NotaIndienen(Kamerdatum, null, iedereen), "KD");

    public void IedereenAkkoord()
    {
        foreach (var eenheid in OpenEenheden(Stap.Afstemmen))
        {
            Antwoord(eenheid, StapCodes.Akkoord);
        }
    }

    public string[] OpenEenheden(Stap stap) =>
        [.. Dossier.OpenTaken.Where(t => t.Stap == stap).Select(t => t.Eenheid.Value)];

    public Taak Open(string eenheid) => Dossier.OpenTaken.Single(t => t.Eenheid.Value == eenheid);

    public void Antwoord(
        string eenheid,
        string uitkomst,
        string? toelichting = null,
        string? tekst = null,
        LocalDate? tot = null
    ) => Doe(Antwoordopdracht(Open(eenheid), uitkomst, toelichting, tekst, tot), eenheid);

    public static TaakAfhandelen Antwoordopdracht(
        Taak taak,
        string uitkomst,
        string? toelichting = null,
        string? tekst = null,
        LocalDate? tot = null
    ) =>
        new(
            taak.Id,
            uitkomst,
            tekst,
            toelichting ?? (StapCodes.VraagtToelichting(uitkomst) ? "Om deze reden." : null),
            taak.Versie,
            null,
            tot
        );

    public void Doe(NotaCommand command, string? eenheid) =>
        DoeAls(command, eenheid is null ? null : Medewerker(eenheid));

    public void DoeAls(NotaCommand command, Medewerker? wie)
    {
        var outcome = Probeer(command, wie);
        Assert.That(outcome.Weigering?.Zin, Is.Null, command.GetType().Name);
        Journaal.AddRange(outcome.Vastleggingen);
        Inhoud = command.OpConcept?.Invoke(Inhoud) ?? Inhoud;
        Dossier = outcome.Dossier;
    }

    public Weigering? Weiger(NotaCommand command, string? eenheid) =>
        WeigerAls(command, eenheid is null ? null : Medewerker(eenheid));

    public Weigering? WeigerAls(NotaCommand command, Medewerker? wie) => Probeer(command, wie).Weigering;

    public string[] Zinnen() => [.. Journaal.Select(v => v.Zin(Namen()))];

    public static Medewerker Medewerker(string eenheid) =>
        new()
        {
            Id = MedewerkerId.Of(Id(100 + Array.FindIndex([.. Eenheden], e => e.Code.Value == eenheid))),
            Aanmeldnaam = eenheid.ToLowerInvariant(),
            Naam = $"Lid van {eenheid}",
            Eenheden = [EenheidCode.Of(eenheid)],
        };

    private static Namen Namen() =>
        new(
            Register,
            id => Eenheden.Select(e => Medewerker(e.Code.Value)).FirstOrDefault(m => m.Id == id)?.Naam ?? "Collega"
        );

    private Outcome Probeer(NotaCommand command, Medewerker? wie)
    {
        var context = Context(wie);
        return command.Bevoegd(Dossier, context) is { } weigering ? weigering : command.Decide(Dossier, context);
    }

    /// <summary>What a command of this person may know.</summary>
    public CommandContext Context(Medewerker? wie) =>
        new()
        {
            Nu = Nu,
            NuSysteem = Nu,
            Wie = wie,
            Aanmelding = "test",
            Procedure = procedure,
            Eenheden = Bekend,
            NieuwId = () => Id(1000 + ++volgendId),
            Werkkalender = Kalenders.Meegeleverd.Werk,
            Zwijgregel = Zwijgregel,
            Concept = new Concept(Inhoud, Bijlagen),
        };

    private NotaInhoud StandaardInhoud()
    {
        var id = 0;
        return new NotaInhoud(
            new Kop
            {
                Soort = sleutel.EndsWith("informatie", StringComparison.Ordinal)
                    ? NotaSoort.TerInformatie
                    : NotaSoort.TerBeslissing,
                Onderwerp = "Aanbieding jaarverslag",
                Aan = EenheidCode.Of("STASDEF"),
                Van = EenheidCode.Of("DGB"),
                AfgestemdMet = [.. new[] { "CDS", "HDFC", "DJZ", "DCo", "COID" }.Select(EenheidCode.Of)],
                InAfschriftAan = [EenheidCode.Of("MINDEF")],
                Datum = new LocalDate(2025, 5, 12),
                OpgesteldDoor = new OpgesteldDoor("KD", "steller", null, null),
            },
            [
                .. Hoofdstukken
                    .Alle.Where(code => code <= HoofdstukCode.Toelichting)
                    .Select(code => new Hoofdstuk(code, [new Blok(++id, BlokSoort.Alinea, $"Tekst van {code}.")], [])),
            ]
        );
    }

    private static ProcessDefinition Lees(string sleutel)
    {
        var map = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (map is not null && !File.Exists(Path.Combine(map.FullName, "ApprovalFlow.sln")))
        {
            map = map.Parent;
        }
        var xml = File.ReadAllText(Path.Combine(map!.FullName, "workflows", $"{sleutel}.v1.bpmn"));
        var imported = BpmnImporter.Import(
            xml,
            Procedurewoorden.Options((datum, aantal) => Kalenders.Meegeleverd.Werk.Plus(datum, aantal).Value)
        );
        Assert.That(imported.Definition, Is.Not.Null, string.Join('\n', imported.Diagnostics));
        return imported.Definition!;
    }

    private static Eenheid Eenheid(string code, string naam, HoofdstukCode? hoofdstuk = null, string? zin = null) =>
        new()
        {
            Code = EenheidCode.Of(code),
            Naam = naam,
            Hoofdstuk = hoofdstuk,
            GebruikelijkeZin = zin,
        };

    private static Guid Id(int number) => new($"00000000-0000-7000-8000-{number:D12}");
}
