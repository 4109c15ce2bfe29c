using ApprovalFlow.Notas;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Notas.Opdrachten;
using ApprovalFlow.Notas.Register;
using ApprovalFlow.Notas.Stappen;

namespace ApprovalFlow.UnitTests.Notas;

/// <summary>HDFC works with a paraaf here, CDS does not.</summary>
internal sealed class ParaafTests
{
    private static readonly EenheidCode Hdfc = EenheidCode.Of("HDFC");

    private static readonly Medewerker Hoofd = Proefnota.Medewerker("HDFC") with
    {
        Id = MedewerkerId.Of(new Guid("00000000-0000-7000-8000-000000000777")),
        HoofdVan = [Hdfc],
    };

    [Test]
    public void The_adviser_proposes_and_the_hoofd_answers()
    {
        var nota = Ingediend();
        nota.Doe(Voorstel(nota), "HDFC");
        var paraaf = nota.Dossier.GeldigeParaaf(nota.Open("HDFC").Nummer);
        Assert.Multiple(() =>
        {
            Assert.That(paraaf!.Tekst, Is.EqualTo("De kosten passen."));
            Assert.That(nota.Dossier.GeldigeAfstemming(Hdfc), Is.Null, "a proposal is nobody's answer");
            Assert.That(nota.Zinnen()[^1], Does.EndWith("legde het hoofd van HDFC een antwoord op versie 1 voor."));
        });
        nota.DoeAls(Proefnota.Antwoordopdracht(nota.Open("HDFC"), StapCodes.Akkoord), Hoofd);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.GeldigeAfstemming(Hdfc)!.Door, Is.EqualTo(Hoofd.Id));
            Assert.That(nota.Dossier.Parafen.Values.Single().Geldig, Is.True, "what the hoofd answered upon");
        });
    }

    [Test]
    public void Only_the_hoofd_answers_and_corrects()
    {
        var nota = Ingediend();
        var taak = nota.Open("HDFC");
        var antwoord = Proefnota.Antwoordopdracht(taak, StapCodes.Akkoord);
        Assert.That(nota.Weiger(antwoord, "HDFC"), Is.TypeOf<NietBevoegd>());
        nota.DoeAls(antwoord, Hoofd);
        var herziening = new AfstemmingHerzien(taak.Id, StapCodes.NietVanToepassing, null, null, 1);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(herziening, "HDFC"), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.WeigerAls(herziening, Hoofd), Is.Null);
        });
    }

    [Test]
    public void What_is_given_back_has_a_reason_and_is_proposed_anew()
    {
        var nota = Ingediend();
        var taak = nota.Open("HDFC").Id;
        Assert.That(nota.WeigerAls(new ParaafTeruggeven(taak, "Te kort."), Hoofd), Is.TypeOf<VerkeerdeToestand>());
        nota.Doe(Voorstel(nota), "HDFC");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(new ParaafTeruggeven(taak, "Te kort."), "HDFC"), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.WeigerAls(new ParaafTeruggeven(taak, " "), Hoofd), Is.TypeOf<OngeldigeInvoer>());
        });
        nota.DoeAls(new ParaafTeruggeven(taak, "Noem het bedrag."), Hoofd);
        nota.Doe(Voorstel(nota), "HDFC");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Parafen.Values.Select(p => p.Geldig), Is.EqualTo(new[] { false, true }));
            Assert.That(nota.Dossier.Parafen.Values.First().Reden, Is.EqualTo("Noem het bedrag."));
            Assert.That(nota.Zinnen()[^2], Does.EndWith("gaf het voorstel van Lid van HDFC terug."));
        });
    }

    [Test]
    public void A_second_proposal_takes_the_place_of_the_first()
    {
        var nota = Ingediend();
        nota.Doe(Voorstel(nota), "HDFC");
        nota.Doe(Voorstel(nota) with { Uitkomst = StapCodes.NietVanToepassing }, "HDFC");
        Assert.Multiple(() =>
        {
            Assert.That(nota.Dossier.Parafen, Has.Count.EqualTo(2));
            Assert.That(
                nota.Dossier.GeldigeParaaf(nota.Open("HDFC").Nummer)!.Oordeel,
                Is.EqualTo(Oordeel.NietVanToepassing)
            );
        });
    }

    [Test]
    public void A_proposal_is_held_to_the_rules_of_an_answer()
    {
        var nota = Ingediend();
        var zonderReden = Voorstel(nota) with { Uitkomst = StapCodes.NietAkkoord, Toelichting = null };
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(zonderReden, "HDFC")!.Fouten.Single().Veld, Is.EqualTo("toelichting"));
            Assert.That(nota.Weiger(Voorstel(nota) with { Versie = 2 }, "HDFC"), Is.TypeOf<OudeVersie>());
            Assert.That(nota.Weiger(Voorstel(nota), "CDS"), Is.TypeOf<NietBevoegd>());
        });
    }

    [Test]
    public void Where_no_paraaf_is_set_everybody_answers_and_nobody_proposes()
    {
        var nota = Ingediend();
        var voorstel = new ParaafZetten(nota.Open("CDS").Id, StapCodes.Akkoord, null, null, 1);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Weiger(voorstel, "CDS"), Is.TypeOf<VerkeerdeToestand>());
            Assert.That(nota.Weiger(Proefnota.Antwoordopdracht(nota.Open("CDS"), StapCodes.Akkoord), "CDS"), Is.Null);
        });
    }

    [Test]
    public void What_is_proposed_is_read_within_the_eenheid_only()
    {
        var nota = Ingediend();
        nota.Doe(Voorstel(nota), "HDFC");
        nota.DoeAls(new ParaafTeruggeven(nota.Open("HDFC").Id, "Noem het bedrag."), Hoofd);
        Assert.That(nota.Journaal[^2..].Select(v => v.Gebeurtenis.AlleenVoor), Is.All.EqualTo(Hdfc));
    }

    [TestCase("DJZ")]
    [TestCase("HDFC")]
    public void Who_stands_in_for_the_hoofd_answers_in_the_hoofd_s_name(string eenheid)
    {
        var nota = Ingediend();
        var taak = nota.Open("HDFC");
        var vervanger = Vervangt(Proefnota.Medewerker(eenheid), Hoofd.Id, isHoofd: true);
        nota.DoeAls(Proefnota.Antwoordopdracht(taak, StapCodes.Akkoord), vervanger);
        nota.DoeAls(new AfstemmingHerzien(taak.Id, StapCodes.NietVanToepassing, null, null, 1), vervanger);
        Assert.Multiple(() =>
        {
            Assert.That(nota.Journaal[^2..].Select(v => v.Handeling.Namens), Is.All.EqualTo(Hdfc));
            Assert.That(
                nota.Journaal[^2..].Select(v => Handelingsgrond.Parse(v.Handeling.Grond)!.Houder),
                Is.All.EqualTo(Hoofd.Id)
            );
        });
    }

    [Test]
    public void Who_stands_in_for_an_adviser_or_for_a_hoofd_that_was_steller_proposes_only()
    {
        var nota = Ingediend();
        var antwoord = Proefnota.Antwoordopdracht(nota.Open("HDFC"), StapCodes.Akkoord);
        var adviseur = Vervangt(Proefnota.Medewerker("DJZ"), Proefnota.Medewerker("HDFC").Id, isHoofd: false);
        var voorSteller = Vervangt(Proefnota.Medewerker("HDFC"), Proefnota.Medewerker("KD").Id, isHoofd: true);
        Assert.Multiple(() =>
        {
            Assert.That(nota.WeigerAls(antwoord, adviseur), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.WeigerAls(antwoord, voorSteller), Is.TypeOf<NietBevoegd>());
            Assert.That(nota.WeigerAls(Voorstel(nota), adviseur), Is.Null);
        });
    }

    [Test]
    public void Who_stands_in_for_the_hoofd_hears_of_a_proposal_and_for_whom_it_is()
    {
        var nota = Ingediend();
        var eerder = nota.Journaal.Count;
        nota.Doe(Voorstel(nota), "HDFC");
        var vervanger = Vervangt(Proefnota.Medewerker("SG"), Hoofd.Id, isHoofd: true);
        var vanAdviseur = Vervangt(Proefnota.Medewerker("CDS"), Proefnota.Medewerker("HDFC").Id, isHoofd: false);
        var steller = Vervangt(Proefnota.Medewerker("KD"), Hoofd.Id, isHoofd: true);
        var outcome = new Outcome(nota.Dossier, [.. nota.Journaal.Skip(eerder)], null);
        var gehoord = Kennisgevingregels.Van(
            outcome,
            [Hoofd, Proefnota.Medewerker("HDFC"), vervanger, vanAdviseur, steller]
        );
        const string Zin = "Nota N2025-00001: er ligt een voorstel voor uw antwoord namens HDFC.";
        Assert.That(
            gehoord.Select(g => (g.Kennisgeving.Ontvanger, g.Kennisgeving.Zin)),
            Is.EquivalentTo(new[] { (Hoofd.Id, Zin), (vervanger.Id, $"{Zin} U neemt waar voor {Hoofd.Naam}.") })
        );
    }

    private static Medewerker Vervangt(Medewerker wie, MedewerkerId houder, bool isHoofd) =>
        wie with
        {
            Vervangt =
            [
                new Vervanging
                {
                    Id = VervangingId.Of(new Guid("00000000-0000-7000-8000-000000000555")),
                    Soort = VervangingSoort.Vervanging,
                    Houder = houder,
                    Vervanger = wie.Id,
                    Eenheid = Hdfc,
                    EersteDag = new(2025, 5, 12),
                    LaatsteDag = new(2025, 5, 16),
                    Grond = "Verlof",
                    Van = Proefnota.Begin,
                    Tot = Proefnota.Begin.Plus(NodaTime.Duration.FromDays(5)),
                    IngevoerdDoor = houder,
                    IngevoerdOp = Proefnota.Begin,
                    HouderIsHoofd = isHoofd,
                },
            ],
        };

    private static Proefnota Ingediend()
    {
        var nota = Proefnota.Ingediend();
        nota.Bekend = new Eenheidsregister(
            Proefnota.Register.Alle.Select(e => e.Code == Hdfc ? e with { MetParaaf = true } : e)
        );
        return nota;
    }

    private static ParaafZetten Voorstel(Proefnota nota) =>
        new(nota.Open("HDFC").Id, StapCodes.Akkoord, "De kosten passen.", null, 1);
}
