using System.Collections.Immutable;
using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;

namespace ApprovalFlow.UnitTests.Register;

/// <summary>What a line of a file does to the register, and every sentence about what is wrong with it.</summary>
internal sealed class InlezenTests
{
    private static readonly Guid Nieuw = new("00000000-0000-7000-8000-000000009999");
    private static readonly LocalDate Vandaag = new(2025, 5, 12);
    private static readonly Medewerker Beheer = Proefnota.Medewerker("KD") with { IsBeheerder = true };

    [Test]
    public void A_new_person_is_added_and_the_same_line_again_changes_nothing()
    {
        var regel = Regel(
            2,
            ("aanmeldnaam", "j.jansen"),
            ("naam", " Jo Jansen "),
            ("eenheden", "hdfc, kd"),
            ("hoofdVan", "HDFC"),
            ("beheerder", "nee")
        );
        var eerst = Mensen(regel).Single();
        Assert.That((eerst.Oud, eerst.Fouten.IsEmpty), Is.EqualTo(((Medewerker?)null, true)));
        Assert.That(eerst.Nieuw!.Naam, Is.EqualTo("Jo Jansen"));
        Assert.That(eerst.Nieuw.Eenheden.Select(e => e.Value), Is.EqualTo(new[] { "HDFC", "KD" }));

        var nogmaals = Mensenbestand
            .Lees([regel], Proefnota.Register, Bekend(eerst.Nieuw), () => Nieuw, Beheer)
            .Single();
        Assert.That(nogmaals.Verschillen, Is.Empty);
    }

    [Test]
    public void What_has_no_column_stays_and_an_empty_field_empties()
    {
        var jansen = Jansen with { Eenheden = Codes("KD", "HDFC"), HoofdVan = Codes("KD") };
        var zonder = Mensen(jansen, Regel(2, ("aanmeldnaam", "j.jansen"), ("naam", "Jo de Vries"))).Single();
        Assert.That(zonder.Nieuw!.Eenheden, Is.EqualTo(jansen.Eenheden));
        Assert.That(zonder.Verschillen, Is.EqualTo(new[] { new Inleesverschil("naam", "Jo Jansen", "Jo de Vries") }));
        var leeg = Mensen(
                jansen,
                Regel(2, ("aanmeldnaam", "j.jansen"), ("naam", "Jo Jansen"), ("eenheden", ""), ("hoofdVan", ""))
            )
            .Single();
        Assert.That(leeg.Nieuw!.Eenheden, Is.Empty);
    }

    [TestCase("aanmeldnaam", "", "Vul de naam in waarmee deze persoon zich aanmeldt")]
    [TestCase("naam", "", "Vul een naam in")]
    [TestCase("emailadres", "jo", "Schrijf het e-mailadres als")]
    [TestCase("eenheden", "HDFC, NIETS", "De eenheid NIETS in de kolom eenheden bestaat niet.")]
    [TestCase("hoofdVan", "DGB", "Wie hoofd is van DGB, is er ook lid van")]
    [TestCase("beheerder", "misschien", "Schrijf in de kolom beheerder ja of nee.")]
    public void A_wrong_field_has_a_sentence_and_no_entry(string kolom, string waarde, string zin)
    {
        var velden = new Dictionary<string, string>
        {
            ["aanmeldnaam"] = "j.jansen",
            ["naam"] = "Jo Jansen",
            ["emailadres"] = "",
            ["eenheden"] = "HDFC",
            ["hoofdVan"] = "",
            ["beheerder"] = "nee",
            [kolom] = waarde,
        };
        var regel = Mensen(Regel(7, [.. velden.Select(v => (v.Key, v.Value))])).Single();
        Assert.That((regel.Regel, regel.Nieuw), Is.EqualTo((7, (Medewerker?)null)));
        Assert.That(regel.Fouten, Has.Length.EqualTo(1).And.One.StartsWith(zin));
    }

    [Test]
    public void The_same_person_twice_and_one_s_own_rights_are_wrong_and_who_left_stays_left()
    {
        var zelf = Regel(4, ("aanmeldnaam", Beheer.Aanmeldnaam), ("eenheden", "SECRETARIAAT"));
        var weg = Jansen with { Aanmeldnaam = "weg", UitDienstOp = Vandaag };
        var uitslag = Mensenbestand.Lees(
            [
                Regel(2, ("aanmeldnaam", "j.jansen"), ("naam", "Jo")),
                Regel(3, ("aanmeldnaam", "j.jansen"), ("naam", "Jo")),
                zelf,
                Regel(5, ("aanmeldnaam", "weg")),
            ],
            Proefnota.Register,
            Bekend(Beheer, weg),
            () => Nieuw,
            Beheer
        );
        Assert.That(
            uitslag.Select(r => r.Fouten.FirstOrDefault()?.Split('.')[0]),
            Is.EqualTo(new[] { null, "j", "U kunt uw eigen rechten niet wijzigen", "Jo Jansen is uit dienst" })
        );
        Assert.That(uitslag[1].Fouten[0], Does.StartWith("j.jansen staat ook op regel 2."));
    }

    [Test]
    public void On_the_command_line_nobody_has_rights_of_their_own() =>
        Assert.That(
            Mensenbestand
                .Lees(
                    [Regel(2, ("aanmeldnaam", Beheer.Aanmeldnaam), ("eenheden", "HDFC"))],
                    Proefnota.Register,
                    Bekend(Beheer),
                    () => Nieuw,
                    null
                )
                .Single()
                .Fouten,
            Is.Empty
        );

    [Test]
    public void An_eenheid_is_judged_after_the_lines_before_it()
    {
        var uitslag = Eenheden(
            Regel(2, ("code", "dco"), ("hoofdstuk", ""), ("gebruikelijkeZin", "")),
            Regel(3, ("code", "IGK"), ("naam", "Inspecteur"), ("soort", "functie"), ("hoofdstuk", "communicatie")),
            Regel(4, ("code", "IGM"), ("naam", "Nog een"), ("hoofdstuk", "communicatie"))
        );
        Assert.That(uitslag[0].Nieuw!.Hoofdstuk, Is.Null);
        Assert.That(uitslag[0].Nieuw!.Code.Value, Is.EqualTo("DCo"), "the code is spelled as it was");
        Assert.That(uitslag[1].Nieuw!.Hoofdstuk, Is.EqualTo(HoofdstukCode.Communicatie));
        Assert.That(uitslag[2].Fouten.Single(), Does.StartWith("Communicatie is al van IGK."));
    }

    [TestCase("soort", "afdeling", "Schrijf in de kolom soort eenheid of functie.")]
    [TestCase("hoofdstuk", "slot", "Het hoofdstuk slot bestaat niet.")]
    [TestCase("gesloten", "x", "Schrijf in de kolom gesloten ja of nee.")]
    public void A_wrong_field_of_an_eenheid_has_a_sentence(string kolom, string waarde, string zin) =>
        Assert.That(
            Eenheden(Regel(2, ("code", "IGK"), ("naam", "Inspecteur"), (kolom, waarde))).Single().Fouten,
            Has.Length.EqualTo(1).And.One.StartsWith(zin)
        );

    [Test]
    public void Closing_keeps_its_day_and_the_secretariaat_stays_open()
    {
        var dicht = Eenheden(Regel(2, ("code", "COID"), ("gesloten", "ja"))).Single();
        Assert.That(dicht.Nieuw!.GeslotenOp, Is.EqualTo(Vandaag));
        var later = Eenhedenbestand.Lees(
            [Regel(2, ("code", "COID"), ("gesloten", "ja"))],
            Proefnota.Register.Met(dicht.Nieuw),
            Vandaag.PlusDays(3)
        );
        Assert.That(later.Single().Verschillen, Is.Empty);
        Assert.That(
            Eenheden(Regel(2, ("code", "SECRETARIAAT"), ("gesloten", "ja"))).Single().Fouten.Single(),
            Does.StartWith("Het secretariaat kan niet dicht")
        );
    }

    private static Medewerker Jansen { get; } =
        new()
        {
            Id = MedewerkerId.Of(Nieuw),
            Aanmeldnaam = "j.jansen",
            Naam = "Jo Jansen",
        };

    private static ImmutableArray<Ingelezen<Medewerker>> Mensen(params Inleesregel[] regels) =>
        Mensenbestand.Lees(regels, Proefnota.Register, Bekend(), () => Nieuw, Beheer);

    private static ImmutableArray<Ingelezen<Medewerker>> Mensen(Medewerker bekend, params Inleesregel[] regels) =>
        Mensenbestand.Lees(regels, Proefnota.Register, Bekend(bekend), () => Nieuw, Beheer);

    private static ImmutableArray<Ingelezen<Eenheid>> Eenheden(params Inleesregel[] regels) =>
        Eenhedenbestand.Lees(regels, Proefnota.Register, Vandaag);

    private static Dictionary<string, Medewerker> Bekend(params Medewerker[] mensen) =>
        mensen.ToDictionary(m => m.Aanmeldnaam);

    private static ImmutableArray<EenheidCode> Codes(params string[] codes) => [.. codes.Select(EenheidCode.Of)];

    private static Inleesregel Regel(int nummer, params (string Kolom, string Waarde)[] velden) =>
        new(nummer, velden.ToImmutableDictionary(v => v.Kolom, v => v.Waarde));
}
