Console.WriteLine("approvalflow");
