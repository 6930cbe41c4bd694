Console.WriteLine("usage: see README");
