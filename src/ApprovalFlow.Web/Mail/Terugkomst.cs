using MimeKit;

namespace ApprovalFlow.Web.Mail;

/// <summary>
/// That a mail of ours could not be delivered after all, as a mail server reports it (RFC 3464): under which Message-ID it
/// went out, and why it did not arrive.
/// </summary>
internal sealed record Terugkomst(string MessageId, string Melding)
{
    /// <summary>
    /// Null for any other mail, and for a report that says no more than that it takes longer. Nothing in it is trusted but
    /// as words to be shown.
    /// </summary>
    public static Terugkomst? Lees(MimeMessage mail)
    {
        if (
            mail.Body is not MultipartReport { ReportType: { } soort } rapport
            || !soort.Equals("delivery-status", StringComparison.OrdinalIgnoreCase)
            || rapport.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status
            || rapport.OfType<MessagePart>().FirstOrDefault()?.Message?.MessageId is not { Length: > 0 } messageId
        )
        {
            return null;
        }
        var mislukt = status.StatusGroups.FirstOrDefault(groep =>
            "failed".Equals(groep["Action"]?.Trim(), StringComparison.OrdinalIgnoreCase)
        );
        return mislukt is null ? null : new Terugkomst(messageId, Reden(mislukt));
    }

    /// <summary>"5.1.1 550 User unknown": the code of RFC 3463, and what the last server said.</summary>
    private static string Reden(HeaderList groep)
    {
        var gezegd = groep["Diagnostic-Code"] ?? "";
        var woorden = $"{groep["Status"]} {gezegd[(gezegd.IndexOf(';', StringComparison.Ordinal) + 1)..]}";
        var schoon = string.Concat(woorden.Select(c => char.IsControl(c) ? ' ' : c));
        var regel = string.Join(' ', schoon.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return regel.Length == 0 ? "Zonder reden teruggekomen." : regel;
    }
}
