using System.Text;
using System.Text.Encodings.Web;
using ApprovalFlow.Notas.Dossiers;
using ApprovalFlow.Notas.Inhoud;
using ApprovalFlow.Notas.Kennisgevingen;
using ApprovalFlow.Persistence;
using ApprovalFlow.Web.Setup;
using MimeKit;
using NodaTime;

namespace ApprovalFlow.Web.Mail;

/// <summary>
/// The words of a mail: what the application says as well, and where to go. Never content of a nota. Text and HTML say the
/// same, so that who reads one misses nothing of the other.
/// </summary>
internal sealed record Mailbrief(string Onderwerp, string Tekst, string Html)
{
    public static Mailbrief Van(
        IReadOnlyList<Mailregel> regels,
        LocalDate? dagoverzicht,
        string naam,
        MailInstellingen instellingen
    )
    {
        var onderwerp =
            dagoverzicht is { } dag
                ? $"Overzicht van {Namen.Datum(dag)}: {(regels.Count == 1 ? "1 melding" : $"{regels.Count} meldingen")}"
            : regels[0].Kenmerk is { } kenmerk ? $"{Kennisgevingsoorten.Kop(regels[0].Soort)}: nota {kenmerk}"
            : Kennisgevingsoorten.Kop(regels[0].Soort);
        var rubricering = regels.Max(r => r.Rubricering);
        onderwerp = Merking.Onderwerp(rubricering, onderwerp);
        return new Mailbrief(
            onderwerp,
            AlsTekst(regels, Merking.Woord(rubricering), naam, instellingen),
            AlsHtml(regels, onderwerp, Merking.Woord(rubricering), naam, instellingen)
        );
    }

    /// <summary>Names and addresses are set as such, never pasted into a header: a line break in a name stays in that name.</summary>
    public MimeMessage Bericht(MailRow mail, string naam, Emailadres aan, Emailadres afzender, Instant nu)
    {
        var bericht = new MimeMessage
        {
            MessageId = mail.MessageId,
            Subject = Onderwerp,
            Date = nu.InZone(ApprovalFlow.Notas.Termijnen.Amsterdam.Zone).ToDateTimeOffset(),
            Body = new MultipartAlternative
            {
                new TextPart("plain") { Text = Tekst },
                new TextPart("html") { Text = Html },
            },
        };
        bericht.From.Add(new MailboxAddress("ApprovalFlow", afzender.Value));
        bericht.To.Add(new MailboxAddress(EenRegel(naam), aan.Value));
        // RFC 3834: no absence assistant should answer this.
        bericht.Headers.Add("Auto-Submitted", "auto-generated");
        return bericht;
    }

    private static string AlsTekst(
        IReadOnlyList<Mailregel> regels,
        string merking,
        string naam,
        MailInstellingen instellingen
    )
    {
        var tekst = new StringBuilder().Append("Beste ").Append(EenRegel(naam)).Append(",\r\n\r\n");
        foreach (var regel in regels)
        {
            tekst.Append(regel.Zin).Append("\r\n").Append(regel.Pad(instellingen)).Append("\r\n\r\n");
        }
        return tekst
            .Append("Al uw meldingen: ")
            .Append(instellingen.Pad("meldingen"))
            .Append("\r\nLiever één mail per dag? Kies dat bij uw instellingen: ")
            .Append(instellingen.Pad("instellingen"))
            .Append("\r\n\r\nRubricering: ")
            .Append(merking)
            .Append(".\r\nDit is een automatisch bericht. Antwoorden op deze mail worden niet gelezen.\r\n")
            .ToString();
    }

    private static string AlsHtml(
        IReadOnlyList<Mailregel> regels,
        string onderwerp,
        string merking,
        string naam,
        MailInstellingen instellingen
    )
    {
        var items = string.Concat(
            regels.Select(r =>
                $"<p style=\"margin:0 0 4px\">{Veilig(r.Zin)}</p>"
                + $"<p style=\"margin:0 0 20px\"><a href=\"{Veilig(r.Pad(instellingen).AbsoluteUri)}\">{Veilig(r.Linktekst)}</a></p>\r\n"
            )
        );
        return $"""
            <!doctype html>
            <html lang="nl">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{Veilig(
                onderwerp
            )}</title></head>
            <body style="margin:0;padding:16px;font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:#14243a;background:#ffffff">
            <main style="max-width:640px">
            <h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">{Veilig(onderwerp)}</h1>
            <p style="margin:0 0 16px">Beste {Veilig(EenRegel(naam))},</p>
            {items}<p style="margin:0 0 4px"><a href="{Veilig(
                instellingen.Pad("meldingen").AbsoluteUri
            )}">Al uw meldingen</a></p>
            <p style="margin:0 0 20px">Liever één mail per dag? Kies dat bij <a href="{Veilig(
                instellingen.Pad("instellingen").AbsoluteUri
            )}">uw instellingen</a>.</p>
            <p style="margin:0;font-size:14px;color:#44546a">Rubricering: {Veilig(merking)}.<br>Dit is een automatisch bericht. Antwoorden op deze mail worden niet gelezen.</p>
            </main>
            </body>
            </html>

            """;
    }

    private static string Veilig(string tekst) => HtmlEncoder.Default.Encode(tekst);

    private static string EenRegel(string naam) => string.Concat(naam.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
}

/// <summary>One kennisgeving in a mail.</summary>
internal sealed record Mailregel(Kennisgevingsoort Soort, string Zin, string? Kenmerk, Rubricering Rubricering)
{
    public string Linktekst =>
        Soort switch
        {
            Kennisgevingsoort.Incident => "Naar de incidenten",
            Kennisgevingsoort.Jaarplanning => "Naar de jaarplanning",
            _ => $"Naar nota {Kenmerk}",
        };

    public Uri Pad(MailInstellingen instellingen) =>
        instellingen.Pad(
            Soort switch
            {
                Kennisgevingsoort.Incident => "beheer",
                Kennisgevingsoort.Jaarplanning => "jaarplanning",
                _ => $"notas/{Kenmerk}",
            }
        );
}
