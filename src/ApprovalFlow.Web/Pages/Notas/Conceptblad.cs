using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Api;
using ApprovalFlow.Web.Api.Notas;

namespace ApprovalFlow.Web.Pages.Notas;

/// <summary>The form with a whole nota in it: what it shows, and the request that it becomes.</summary>
internal sealed record Conceptblad(Formulier Formulier, NotaInhoud? Inhoud, Register Register, Medewerker Wie)
{
    /// <summary>What others said about this text, beside its chapters.</summary>
    public Overlegblad? Overleg { get; init; }

    /// <summary>The plan that follows from the Kamerdatum in the form; null when nobody asked for it.</summary>
    public Planningblad? Planning { get; init; }

    /// <summary>To choose from while the nota is not begun yet.</summary>
    public IReadOnlyList<(string, string)> Procedures { get; init; } = [];

    /// <summary>The key of the procedure where it can not be chosen any more.</summary>
    public string? Procedure { get; init; }

    public Kop? Kop => Inhoud?.Kop;

    public IReadOnlyList<(string, string)> Eenheden =>
        [
            .. Register
                .Eenheden.Alle.Where(e => e.GeslotenOp is null || e.Code == Kop?.Aan || e.Code == Kop?.Van)
                .Select(e => (e.Code.Value, $"{e.Code} ({e.Naam})")),
        ];

    public static IEnumerable<HoofdstukCode> Hoofdstukken =>
        ApprovalFlow.Notas.Inhoud.Hoofdstukken.Alle.Where(code =>
            !ApprovalFlow.Notas.Inhoud.Hoofdstukken.IsGegenereerd(code)
        );

    public Veld Hoofdstukveld(HoofdstukCode code)
    {
        var eigenaar = Register.Eenheden.Alle.FirstOrDefault(e => e.Hoofdstuk == code)?.Code;
        return Formulier
            .Veld(
                Naam(code),
                ApprovalFlow.Notas.Inhoud.Hoofdstukken.Titel(code),
                Inhoud?.Hoofdstuk(code) is { } hoofdstuk ? Markdown(hoofdstuk) : null,
                eigenaar is null
                    ? null
                    : $"Stemt u af met {eigenaar}? Dan schrijft {eigenaar} dit hoofdstuk; uw tekst is een voorstel."
            )
            .Vlak(code == HoofdstukCode.Toelichting ? 14 : 6)
            .Soms();
    }

    public static string Naam(HoofdstukCode code) =>
        $"hoofdstukken.{ApprovalFlow.Notas.Inhoud.Hoofdstukken.Code(code)}";

    /// <summary>A refusal only for what no request can hold: a date that is none.</summary>
    public static IReadOnlyList<(string, string)> Rubriceringen(Rubricering plafond) =>
        [.. Enum.GetValues<Rubricering>().Where(r => r <= plafond).Select(r => (Merking.Code(r), Merking.Woord(r)))];

    public static (NotaVerzoek Verzoek, Weigering? Weigering) Lees(IFormCollection form)
    {
        var (datum, fout) = Pages.Formulier.Datum(form, "datum");
        var (kamerdatum, kamerfout) = Pages.Formulier.Datum(form, "kamerdatum");
        var verzoek = new NotaVerzoek
        {
            Aan = Tekst("aan"),
            Van = Tekst("van"),
            AfgestemdMet = [.. form["afgestemdMet"].OfType<string>()],
            InAfschriftAan = [.. form["inAfschriftAan"].OfType<string>()],
            Soort = Codes.Parse<NotaSoort>(Tekst("soort")),
            Datum = datum,
            Rubricering = Merking.Parse(Tekst("rubricering")),
            OnzeReferentie = Formulierregels.Lees(form["onzeReferentie"]),
            OpgesteldDoor = new(
                Tekst("opgesteldDoor.eenheid"),
                Tekst("opgesteldDoor.functie"),
                Tekst("opgesteldDoor.telefoon"),
                Tekst("opgesteldDoor.mobiel")
            ),
            Onderwerp = Tekst("onderwerp"),
            Kamerdatum = kamerdatum,
            Hoofdstukken =
            [
                .. Hoofdstukken.Select(code => new HoofdstukVerzoek(
                    ApprovalFlow.Notas.Inhoud.Hoofdstukken.Code(code),
                    form[Naam(code)].ToString(),
                    null
                )),
            ],
        };
        Veldfout[] fouten = [.. fout?.Fouten ?? [], .. kamerfout?.Fouten ?? []];
        return (verzoek, fouten.Length > 0 ? new OngeldigeInvoer([.. fouten]) : null);

        string? Tekst(string veld) => form[veld].ToString().Trim() is { Length: > 0 } tekst ? tekst : null;
    }

    /// <summary>The whole chapter as one text: a heading opens a sub-chapter when it is read again.</summary>
    private static string Markdown(Hoofdstuk hoofdstuk) =>
        string.Join(
            "\n\n",
            hoofdstuk.Onderdelen.Select(o => Markdown(o, 3)).Prepend(hoofdstuk.Tekst).Where(t => t.Length > 0)
        );

    private static string Markdown(Onderdeel onderdeel, int niveau) =>
        string.Join(
            "\n\n",
            onderdeel
                .Onderdelen.Select(o => Markdown(o, Math.Min(niveau + 1, 6)))
                .Prepend(onderdeel.Tekst)
                .Prepend($"{new string('#', niveau)} {onderdeel.Titel}")
                .Where(t => t.Length > 0)
        );
}
