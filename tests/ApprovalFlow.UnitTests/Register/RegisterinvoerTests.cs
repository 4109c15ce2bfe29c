using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.UnitTests.Notas;
using NodaTime;

namespace ApprovalFlow.UnitTests.Register;

/// <summary>What an administrator may fill in: at each limit, one past it, and all wrong fields at once.</summary>
internal sealed class RegisterinvoerTests
{
    private static readonly Medewerker Beheer = Proefnota.Medewerker("KD") with { IsBeheerder = true, Eenheden = [] };
    private static readonly Guid Nieuw = new("00000000-0000-7000-8000-000000009999");

    [Test]
    public void An_eenheid_keeps_its_code_and_takes_the_rest()
    {
        var hdfc = Proefnota.Register.Zoek("HDFC")!;
        var invoer = new EenheidInvoer("ANDERS", " Financiën ", EenheidSoort.Functie, hdfc.Hoofdstuk, " ");
        var (eenheid, weigering) = invoer.Lees(Proefnota.Register, hdfc);
        Assert.That(weigering, Is.Null);
        Assert.That(
            eenheid,
            Is.EqualTo(hdfc with { Naam = "Financiën", Soort = EenheidSoort.Functie, GebruikelijkeZin = null })
        );
    }

    [TestCase("IGK", 120, null, false, "")]
    [TestCase("IGK", 121, null, false, "naam")]
    [TestCase("IGK", 0, null, false, "naam")]
    [TestCase("hdfc", 5, null, false, "code")]
    [TestCase("I G K", 0, null, true, "code,naam,gebruikelijkeZin")]
    [TestCase("IGK", 5, HoofdstukCode.NietOpenbaar, true, "hoofdstuk")]
    [TestCase("IGK", 5, HoofdstukCode.Communicatie, true, "hoofdstuk")]
    [TestCase("IGK", 5, HoofdstukCode.Kernpunten, true, "")]
    public void An_eenheid_is_refused_by_field(string code, int lengte, HoofdstukCode? hoofdstuk, bool zin, string fout)
    {
        var invoer = new EenheidInvoer(code, new('n', lengte), EenheidSoort.Eenheid, hoofdstuk, zin ? "Niets." : null);
        var weigering = invoer.Lees(Proefnota.Register, null).Weigering;
        Assert.That(string.Join(',', weigering?.Fouten.Select(f => f.Veld) ?? []), Is.EqualTo(fout));
    }

    [TestCase("j.jansen", "Jan", "KD", "KD", "jan@voorbeeld.nl", "")]
    [TestCase("", "", "KD", "", "", "aanmeldnaam,naam")]
    [TestCase("jan jansen", "Jan", "KD", "", "", "aanmeldnaam")]
    [TestCase("j.jansen", "Jan", "KD", "DGB", "", "hoofdVan")]
    [TestCase("j.jansen", "Jan", "", "", "jan", "emailadres")]
    public void A_person_is_refused_by_field(
        string naam,
        string voluit,
        string eenheid,
        string hoofd,
        string mail,
        string fout
    )
    {
        var invoer = new MedewerkerInvoer(naam, voluit, Codes(eenheid), Codes(hoofd), false, mail);
        var (wie, weigering) = invoer.Lees(() => Nieuw, null, null, Beheer);
        Assert.That(string.Join(',', weigering?.Fouten.Select(f => f.Veld) ?? []), Is.EqualTo(fout));
        Assert.That(wie is null, Is.EqualTo(fout.Length > 0));
    }

    [Test]
    public void An_aanmeldnaam_is_of_one_person()
    {
        var kd = Proefnota.Medewerker("KD");
        var invoer = new MedewerkerInvoer("kd", "Een ander", [], [], false);
        Assert.That(invoer.Lees(() => Nieuw, null, kd, Beheer).Weigering!.Fouten[0].Veld, Is.EqualTo("aanmeldnaam"));
        Assert.That(invoer.Lees(() => Nieuw, kd, kd, Proefnota.Medewerker("SG")).Weigering, Is.Null);
    }

    [Test]
    public void Nobody_gives_themselves_rights_but_a_name_of_one_s_own_can_be_corrected()
    {
        var naam = new MedewerkerInvoer(Beheer.Aanmeldnaam, "Beter gespeld", [], [], true);
        Assert.That(naam.Lees(() => Nieuw, Beheer, Beheer, Beheer).Weigering, Is.Null);
        var rechten = naam with { Eenheden = Codes("SECRETARIAAT") };
        Assert.That(
            rechten.Lees(() => Nieuw, Beheer, Beheer, Beheer).Weigering!.Soort,
            Is.EqualTo(WeigeringSoort.Verboden)
        );
    }

    [Test]
    public void Who_left_stays_as_they_were()
    {
        var weg = Proefnota.Medewerker("SG") with { UitDienstOp = new LocalDate(2025, 5, 1) };
        var invoer = new MedewerkerInvoer("sg", "Iemand", [], [], false);
        Assert.That(invoer.Lees(() => Nieuw, weg, weg, Beheer).Weigering!.Soort, Is.EqualTo(WeigeringSoort.Conflict));
    }

    [TestCase("Woo", "Wet open overheid", "")]
    [TestCase("art.", "artikel", "")]
    [TestCase("twee woorden", "x", "term")]
    [TestCase("", "", "term,betekenis")]
    [TestCase("<b>", "x", "term")]
    public void An_afkorting_is_one_word_with_a_meaning(string term, string betekenis, string fout)
    {
        var weigering = Afkorting.Lees(term, betekenis).Weigering;
        Assert.That(string.Join(',', weigering?.Fouten.Select(f => f.Veld) ?? []), Is.EqualTo(fout));
    }

    private static System.Collections.Immutable.ImmutableArray<EenheidCode> Codes(string code) =>
        code.Length == 0 ? [] : [EenheidCode.Of(code)];
}
