using Npgsql;

namespace ApprovalFlow.Web.Setup;

/// <summary>
/// What the application adds to a connection string where it says nothing about it: the few statements of the path that
/// every command takes stay prepared, and a database that is slow ends in a refusal and not in a queue.
/// </summary>
internal static class Databaseverbinding
{
    public const int Opdrachttijd = 15;
    public const int Verbindtijd = 5;

    public static string Van(string tekst)
    {
        NpgsqlConnectionStringBuilder verbinding;
        try
        {
            verbinding = new NpgsqlConnectionStringBuilder(tekst);
        }
        catch (ArgumentException fout)
        {
            throw new InstellingFout($"ConnectionStrings__ApprovalFlow is niet te lezen: {fout.Message}", fout);
        }
        Zet(verbinding, "Max Auto Prepare", 200);
        Zet(verbinding, "Auto Prepare Min Usages", 2);
        // A session holds nothing that the next user of it could meet: locks and settings are the transaction's.
        Zet(verbinding, "No Reset On Close", true);
        Zet(verbinding, "Command Timeout", Opdrachttijd);
        Zet(verbinding, "Timeout", Verbindtijd);
        Zet(verbinding, "Application Name", "approvalflow");
        return verbinding.ConnectionString;
    }

    private static void Zet(NpgsqlConnectionStringBuilder verbinding, string naam, object waarde)
    {
        if (!verbinding.ShouldSerialize(naam))
        {
            verbinding[naam] = waarde;
        }
    }
}
