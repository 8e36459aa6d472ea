using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Emjpm.Core.Data;

/// <summary>A data-protection key, in the database so that every web node reads the same cookies.</summary>
public sealed class CleProtection
{
    public int Id { get; init; }
    public required string Nom { get; init; }
    public required string Xml { get; init; }
}

/// <summary>The platform's key ring stored in the table of <see cref="CleProtection"/>.</summary>
public sealed class DepotCles(IServiceScopeFactory portees) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var portee = portees.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        return
        [
            .. db
                .ClesProtection.AsNoTracking()
                .OrderBy(c => c.Id)
                .Select(c => c.Xml)
                .AsEnumerable()
                .Select(x => XElement.Parse(x)),
        ];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        ProtectionCles.Nommer(element);
        using var portee = portees.CreateScope();
        var db = portee.ServiceProvider.GetRequiredService<EmjpmDbContext>();
        db.ClesProtection.Add(
            new CleProtection
            {
                Nom = friendlyName,
                Xml = element.ToString(SaveOptions.DisableFormatting),
            }
        );
        db.SaveChanges();
    }
}
